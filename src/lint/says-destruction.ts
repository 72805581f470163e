/** Words by which a title or heading says itself that something is lost. */
const words = /\b(?:delet|remov|destroy|wip|eras|drop|purg|prun|clean|reset|truncat|overwrit|force|uninstall|tear|decommission|kill|restor|rollback|roll back|revert|flush|empt(?:y|ies)\b)|supprim|suppression|effac|d[eé]tru|vider|purge|nettoy|r[eé]initialis|remise [àa] z[eé]ro|d[eé]sinstall|[eé]cras|forc|restaur|retour arri[eè]re|irr[eé]versible/i;

/** Whether who reads the title knows that something goes. */
export const saysDestruction = (title: string): boolean => words.test(title);
