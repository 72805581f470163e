// What a person wrote in their editor is read as UTF-8: the tables of other encodings, and the guessing among them, are half a megabyte.

export const utf8Only = {
  name: 'utf8-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:iconv-lite|chardet)$/ }, ({ path }) => ({ path, namespace: 'utf8-only' }));
    onLoad({ filter: /.*/, namespace: 'utf8-only' }, () => ({
      contents: "export const detect = () => 'utf8';\nexport const encodingExists = () => true;\nexport const decode = (bytes) => bytes.toString('utf8');\nexport default { encodingExists, decode };\n",
    }));
  },
};
