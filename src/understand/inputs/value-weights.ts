/** The table. */
export const valueWeights: Readonly<Record<string, number>> = {
};
