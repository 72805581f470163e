/** Which files are read as code by some program: what is written into them is parsed again. */

/** Endings and names of scripts, of what shells read when they start, of timetables and of recipes. */
const codeFiles = /\.(?:(?:ba|z|k)?sh|fish|sql|py|rb|pl|php|lua|[cm]?[jt]s|ps1|bat|cmd|service)$|(?:^|\/)(?:crontab|cron\.\w+\/.*|Makefile|Dockerfile|Jenkinsfile|sudoers(?:\.d\/.*)?|authorized_keys|\.?(?:bash|zsh|ksh)rc|\.?(?:bash_|z)?(?:profile|login|logout|aliases)|\.zshenv|\.envrc)$/i;

/** `/srv/shop/.env`: `.env`. */
export const withoutFolder = (file: string): string => file.split('/').at(-1) ?? file;

export const holdsCode = (file: string): boolean => codeFiles.test(file);
