/** While somebody writes: the page is loaded again when its document changed, where the reader was. */
const own = document.currentScript as HTMLScriptElement;
const search = document.querySelector<HTMLElement>('[data-search]');
if (search) search.dataset['file'] = own.dataset['search'] ?? '';
new EventSource(new URL('changes', own.src)).addEventListener('message', () => location.reload());
