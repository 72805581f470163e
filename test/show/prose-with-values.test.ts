/** What a person is told to do names the values that were given, as text. */
import { describe, expect, it } from 'vitest';
import { dots, proseWithValues } from '../../src/show/step-code.ts';

const inputs = [{ name: 'APP', written: ['<app>', 'app'] }, { name: 'ENV', written: ['{{ env }}', 'TARGET_ENV'] }, { name: 'KEY', written: ['<key>'] }];

describe('a step for a person', () => {
  it.each([
    ['Check that <app> is green on {{ env }}.', { APP: 'shop', ENV: 'prod' }, 'Check that shop is green on prod.'],
    ['Look at TARGET_ENV, not MY_TARGET_ENV.', { ENV: 'prod' }, 'Look at prod, not MY_TARGET_ENV.'],
    ['The app named <app>.', { APP: 'shop' }, 'The app named shop.'],
    ['Check <app>.', {}, 'Check <app>.'],
    ['Give <key> to nobody.', { KEY: dots }, 'Give <key> to nobody.'],
    ['<app> on {{ env }}', { APP: '{{ env }}', ENV: 'prod' }, '{{ env }} on prod'],
    ['Check <app>.', { APP: '$(rm -rf ~) $& `x`' }, 'Check $(rm -rf ~) $& `x`.'],
  ])('%s with %j: %s', (text, values, shown) => expect(proseWithValues(text, inputs, values)).toBe(shown));
});
