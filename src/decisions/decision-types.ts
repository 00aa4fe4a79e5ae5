/** Types of decisions (S2-07, S3-03) with the words that mean them. */
export const decisionTypes = {
  functional: ['fonctionnelle', 'fonctionnel'],
  organisational: ['organisationnelle', 'organisationnel', 'organisation'],
  steering: ['pilotage'],
  arbitration: ['arbitrage'],
  calendar: ['calendrier', 'planning'],
  goNoGo: ['go', 'feu vert', 'go/no-go'],
};
