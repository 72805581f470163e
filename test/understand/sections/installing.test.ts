import { describe, expect, it } from 'vitest';
import { isInstalling } from '../../../src/understand/sections/installing.ts';

describe('a command that only makes ready', () => {
  it.each(['sudo apt-get -y install jq', 'npm ci', 'yarn', 'bundle', 'pip3 install -r requirements.txt', 'python3 -m venv .venv', 'git clone https://example.org/hall.git', 'pacman -S jq', 'cp .env.example .env', 'createdb parcels', 'helm repo add hall https://example.org'])('is one: %s', (command) => {
    expect(isInstalling(command)).toBe(true);
  });
  it.each(['apt-get update', 'npm run build', 'yarn start', 'git push', 'helm upgrade hall .', 'python3 manage.py migrate', 'cp a b', ''])('is none: %s', (command) => {
    expect(isInstalling(command)).toBe(false);
  });
});
