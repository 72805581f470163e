/** Closed lists of words that the finders of inputs look up. */

/** Accounts that examples are made for: no words of a language, so that each is the same wherever it stands. */
export const loginsOfNobody: ReadonlySet<string> = new Set('testuser someuser exampleuser johndoe john.doe jdoe janedoe jane.doe jeandupont jean.dupont jdupont'.split(' '));

/** Words that stand for anything (RFC 3092, and the examples of manuals). */
export const metasyntactic: ReadonlySet<string> = new Set('foo bar baz qux quux foobar foobarbaz toto titi tata tutu truc machin bidule aaaa bbbb cccc blah blabla lorem changeme changeit change_me change-me replaceme replace_me replace-me todo tbd somevalue something anything whatever placeholder monapp monappli mondomaine monprojet alice bob'.split(' ').concat([...loginsOfNobody]));

/** Capitals that name a thing to be filled in, where no underscore says so. */
export const capitalNames: ReadonlySet<string> = new Set('USERNAME PASSWORD HOSTNAME HOST VERSION TAG BRANCH NAMESPACE PROJECT DOMAIN TOKEN APPNAME DATABASE DBNAME FILENAME FILE PATH DIRECTORY EMAIL NAME REGION ZONE CLUSTER BUCKET PORT IPADDRESS IP KEY SECRET MESSAGE COMMIT SHA ID URL SERVER INSTANCE POD NODE SERVICE TICKET DATE TIMESTAMP ENVIRONMENT UUID REPO REPOSITORY ORG IMAGE CONTAINER PASSPHRASE APIKEY NOM UTILISATEUR MOTDEPASSE MDP FICHIER CHEMIN SERVEUR VERSION_NUMBER COMMAND ARGS OPTIONS USER APP GROUP ROLE ACCOUNT STACK OWNER LOGIN HASH REVISION VALUE PID ARN LOCALE LANGUAGE COUNTRY TENANT CUSTOMER PACKAGE MODULE PRODUCT RELEASE SITE COLLECTION TOPIC QUEUE DEVICE DISK PARTITION VOLUME BACKUP ARCHIVE LANGUE PAYS CLIENT'.split(' '));

/** Capitals that are themselves: formats, protocols, SQL, signals, states, environment names. */
export const literalCapitals: ReadonlySet<string> = new Set('CAPABILITY_IAM CAPABILITY_NAMED_IAM CAPABILITY_AUTO_EXPAND PAY_PER_REQUEST HASH RANGE UTF-8 UTF8 UTF_8 HEAD FETCH_HEAD ORIG_HEAD MERGE_HEAD GET POST PUT PATCH DELETE HTTP HTTPS SSH SSL TLS TCP UDP JSON YAML XML CSV HTML SQL PDF ISO UTC GMT SIGTERM SIGKILL SIGHUP SIGINT SIGUSR1 SIGUSR2 TERM KILL HUP INT STOP CONT QUIT EOF EOS EOL END NULL TRUE FALSE YES NO ON OFF INFO DEBUG WARN WARNING ERROR TRACE README LICENSE CHANGELOG MAKEFILE DOCKERFILE LOCAL_ONLY REMOTE_ONLY READ_ONLY READ_WRITE NO_ADMIN LC_MESSAGES LC_ALL LC_CTYPE ID_RSA'.split(' '));

/** Names of environments: each is itself, whatever the prose says of one of them elsewhere. */
export const environmentNames = /^(?:prod(?:uction)?|stag(?:e|ing)|pre-?prod(?:uction)?|recette|test(?:ing)?|dev(?:el(?:op(?:ment)?)?)?|qa|uat|demo|local)$/i;

/** Hosts that everybody asks to see whether there is a network, or whether names are found: a check has them, not the reader. */
export const hostsOfEverybody = /^(?:www\.)?(?:google|cloudflare|github|gitlab|wikipedia|debian|ubuntu|kernel|pypi|npmjs|docker|yahoo|bing|microsoft|apple|amazon|gnu|python)\.(?:com|org|io|net)$|^(?:dns\.google|one\.one\.one\.one|registry\.npmjs\.org|(?:\w+\.)?pool\.ntp\.org)$/;
