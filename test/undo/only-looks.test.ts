/** What a person only looked at is no part of a rollback; where the words may also tell of a deed, it is. */
import { expect, test } from 'vitest';
import { onlyLooks } from '../../src/undo/only-looks.ts';

test.each([
  'Look at the dashboard.', 'Watch the error rate and the latency for ten minutes.', 'Wait until there are no more connections (Grafana, "bread overview").', 'Check that the ovens are cold, and that nobody is near.',
  'Then verify the count in the report.', 'See how long the queue is', 'Please review the log: the last lines are what counts.', 'Wait 5 minutes, then check the gauge.',
  'Regarder le tableau de bord pendant 5 minutes.', 'Vérifiez que le four est froid.', 'Attendre la fin de la cuisson, puis consulter le journal.', "Surveiller l'évolution de la température",
])('looks only: %s', (text) => expect(onlyLooks(text)).toBe(true));

test.each([
  'Tell the team.', 'Check the gauge and restart the oven.', 'Check the gauge. Restart the oven.', 'Check the gauge; if it is red, turn it off.', 'Make sure that the oven is off.', 'Confirm the dialog.', 'Look at the list, remove what is old.',
  'Wait for Nina, tell her, then go.', 'Checkout the branch.', 'Seed the tables.', 'Open the dashboard and click on Deploy.', 'Vérifier le four, sinon l’éteindre.', 'Regarder le four et prévenir l’équipe.', 'Noter la valeur puis fermer la vanne.', 'Prévenir l’équipe.', 'Checking the gauge turns it on', '',
])('may be a deed: %s', (text) => expect(onlyLooks(text)).toBe(false));
