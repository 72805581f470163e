// The prompts that are asked (src/ask/prompter.ts); the library has more.
export { editor, input, password, select } from '@inquirer/prompts';
