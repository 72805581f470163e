/** Tokens and ids of one day, and secrets that somebody made up, are asked for. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

/** The names of what is asked for, with what is kept secret marked. */
const asked = async (code: string): Promise<string[]> => (await planOf(`# Lamps\n\nLight them:\n\n\`\`\`sh\n${code}\n\`\`\`\n`)).inputs.map((i) => (i.secret ? `${i.name}*` : i.name));

describe('a value of one day, or of nobody, is asked for', () => {
  it.each([
    ['kubeadm join 10.1.1.1:6443 --token lampsy.0123456789abcdef --discovery-token-ca-cert-hash \\\n  sha256:0011223344556677889900112233445566778899001122334455667788990011', ['JOIN_TOKEN*', 'CA_CERT_HASH']],
    ['docker run -e SECRET_KEY="verysecret" lamps', ['SECRET_KEY*']],
    ['export LAMP_PASSWORD=$3asyl1ght!\nlamps up', ['LAMP_PASSWORD*']],
    ['mysql -umyusername -pmypassword mydatabasename < halls.sql', ['USERNAME', 'PASSWORD*', 'DATABASENAME']],
    ['aws cloudformation deploy --parameters ParameterKey=Hall,ParameterValue=777777', ['ACCOUNT_ID']],
    ['aws iam get-role --role-name arn:aws:iam::111111111111:role/lamps', ['ACCOUNT_ID']],
    ['export LAMP_KEY_ID=xxxxxxxxx\nexport LAMP_HALL=yyyyyyyyy\nlamps up', ['LAMP_KEY_ID', 'LAMP_HALL']],
  ])('%s', async (code, names) => expect(await asked(code)).toEqual(names));

  it.each([['docker run -e SECRET_KEY_FILE=/run/secrets/key lamps'], ['timeout 999999 lamps up'], ['echo "$1" "$2"'], ['mysql -uroot lamps < halls.sql'], ['lamps up --limit=111111']])('but not in: %s', async (code) => expect(await asked(code)).toEqual([]));
});
