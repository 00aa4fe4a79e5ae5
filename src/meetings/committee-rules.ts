export { type CommitteeRules, committeeRules, committeeRulesSchema } from '../committees/committee-rules.ts';
