/** Sets the theme before the page is painted, and keeps what the reader chose. */
type Theme = 'auto' | 'light' | 'dark';

const key = 'starlight-theme';
const light = matchMedia('(prefers-color-scheme: light)');

function stored(): Theme {
  try {
    const theme = localStorage.getItem(key);
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  } catch {
    return 'auto';
  }
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme === 'auto' ? (light.matches ? 'light' : 'dark') : theme;
  for (const select of document.querySelectorAll<HTMLSelectElement>('[data-theme-select]')) select.value = theme;
}

apply(stored());
light.addEventListener('change', () => apply(stored()));
document.addEventListener('DOMContentLoaded', () => {
  apply(stored());
  for (const select of document.querySelectorAll<HTMLSelectElement>('[data-theme-select]')) {
    select.addEventListener('change', () => {
      const theme = select.value as Theme;
      try {
        localStorage.setItem(key, theme === 'auto' ? '' : theme);
      } catch {
        // Private windows may refuse: the choice then holds for this page.
      }
      apply(theme);
    });
  }
});
