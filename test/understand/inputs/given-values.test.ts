import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const inputs = async (code: string) => (await planDocument(new TextEncoder().encode(`# Light the lamps\n\nRun:\n\n\`\`\`bash\n${code}\n\`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan.inputs.map((i) => ({ name: i.name, required: i.required, default: i.default, example: i.example, written: i.written }));

describe('a variable whose default is written', () => {
  it('is not asked for', async () => {
    expect(await inputs('export LAMP_DIR=${LAMP_DIR:-lamps}\nROOMS="${ROOMS:-4}"\n: "${MODE:=dim}"\nmkdir -p "$LAMP_DIR/$ROOMS/$MODE"')).toEqual([]);
  });

  it('is where it has none', async () => {
    expect((await inputs('LAMP_DIR=$LAMP_DIR\nROOMS=${ROOMS:-}\nmkdir -p "$LAMP_DIR/$ROOMS"')).map((i) => i.name).toSorted()).toEqual(['LAMP_DIR', 'ROOMS']);
  });
});

describe('a comment that orders another value', () => {
  it('leaves the old one as an example', async () => {
    for (const [line, old] of [['WIRING=042   # <- CHANGE THIS', '042'], ['MONTH=2024-03 # CHANGE ME!', '2024-03'], ['export LAMP=attic   # <-- edit this', 'attic'], ['LAMPE=grenier # à changer', 'grenier']] as const) {
      expect([line, ...(await inputs(`${line}\nmkdir -p there`)).map((i) => [i.required, i.default, i.example])]).toEqual([line, [true, null, old]]);
    }
  });

  it('but one that leaves it open has it for a default', async () => {
    expect((await inputs('LAMP=attic   # adjust to match your house\nmkdir -p $LAMP')).map((i) => [i.required, i.default])).toEqual([[false, 'attic']]);
  });
});

describe('an order in capitals', () => {
  it('is a value to give, also in what is written to a file', async () => {
    expect((await inputs('cat > keys <<EOF\nPASTE_KEY_HERE\nEOF')).map((i) => i.written)).toEqual([['PASTE_KEY_HERE']]);
    expect((await inputs('echo "METTEZ_LA_CLE_ICI" > keys')).map((i) => i.written)).toEqual([['METTEZ_LA_CLE_ICI']]);
  });
});

describe('a file whose name is in capitals', () => {
  it('is itself where it is looked at', async () => {
    expect(await inputs('test -s VERSION\ngrep -q v2 VERSION\n[ "$(cat now/VERSION)" = v2 ] || cat VERSION')).toEqual([]);
  });
});
