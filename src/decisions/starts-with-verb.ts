/** A decision starts with a verb (F-13); French infinitives are told by their ending. */
import { fold } from '../conversation/clean-text.ts';

/** What may stand before the verb: « Ne pas reporter », « Se réunir », « S’engager ». */
const before = /^(?:(?:ne|pas|plus|se|y|en)\s+|s')+/;
const infinitive = /^\p{L}+(?:er|ir|re|oir)(?=$|[^\p{L}])/u;

/** Usual words of a committee that end like an infinitive and are none. */
const nouns =
  /^(?:calendrier|atelier|cahier|dossier|premier|premiere|dernier|derniere|courrier|fichier|papier|chantier|metier|quartier|chapitre|registre|cadre|titre|centre|membre|theatre|annuaire|formulaire|partenaire|prestataire|questionnaire|secretaire|maire|affaire|horaire|commentaire|inventaire|lettre|nombre|notre|votre|autre|entre|contre|outre|mesure|procedure|structure|facture|ouverture|fermeture|heure|signature|candidature|avenir|plaisir|desir|soir|espoir|hier|hiver|leader|manager|semestre|trimestre|septembre|octobre|novembre|decembre|ordre|offre|chiffre|livre|sucre|genre|cadastre|ministre|arbitre|critere|maniere|matiere|frontiere|lumiere|misere|mer|fer|ver|hors|quatre)$/;

/** @returns whether a French text starts with an infinitive, as a decision should: « Valider le démarrage… » */
export function startsWithVerb(text: string): boolean {
  const words = fold(text)
    .replace(/^["“«\s]+/, '')
    .replace(before, '');
  const found = infinitive.exec(words)?.[0];
  return found !== undefined && !nouns.test(found);
}
