/** What a system-wide package puts where shells look for completions, below `/usr/share`: the program's own, in the language of whoever presses Tab. */
export const completionLoaders = {
  zsh: { path: 'zsh/vendor-completions/_runbook', text: '#compdef runbook\neval "$(runbook completion zsh)"\n_runbook "$@"\n' },
  fish: { path: 'fish/vendor_completions.d/runbook.fish', text: 'runbook completion fish | source\n' },
} as const;
