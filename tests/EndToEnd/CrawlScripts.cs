namespace SquatCoach.EndToEnd;

/// <summary>What <see cref="Crawler"/> runs on each page.</summary>
internal static class CrawlScripts
{
    /// <summary>Addresses that the page leads to on its own site; "!#name" for a place on the page that it does not have.</summary>
    public const string Links = """
        () => [...new Set([...document.querySelectorAll('a[href]')].map(a => new URL(a.href)).filter(url => url.origin === location.origin).map(url => {
          const isHere = url.pathname === location.pathname && url.search === location.search;
          if (!isHere) return url.pathname + url.search;
          return !url.hash || url.hash.startsWith('#t=') || document.getElementById(decodeURIComponent(url.hash.slice(1))) ? location.pathname + location.search : '!' + url.hash;
        }))]
        """;

    /// <summary>Opens everything that opens, and presses every button that sends no form, each a frame after the one before.</summary>
    public const string PressButtons = """
        async () => {
          window.print = () => {};
          for (const one of document.querySelectorAll('details')) one.open = true;
          const frame = () => new Promise(done => requestAnimationFrame(done));
          await frame();
          const sends = one => one.type !== 'button' && one.form && (one.form.method === 'post' || one.form.hasAttribute('action') || one.form.querySelector('select[name]'));
          for (const one of document.querySelectorAll('button, input[type=checkbox], [role=button]')) {
            if (!one.isConnected || one.disabled || one.closest('[hidden]') || (one.matches('button') ? sends(one) : one.form?.method === 'post')) continue;
            one.click();
            await frame();
          }
          // What was closed again by pressing it is looked at open.
          for (const one of document.querySelectorAll('details')) one.open = true;
          await frame();
        }
        """;

    /// <summary>Every form with what it would send, once for each of its buttons; where something has to be filled in, something is.</summary>
    public const string Forms = """
        () => {
          const typed = { number: one => one.min || '1', date: () => '2027-01-31', password: () => '' };
          return [...document.querySelectorAll('form[method=post i]')].flatMap(form => {
            for (const one of form.querySelectorAll('input[required], textarea[required]')) {
              if (one.type === 'checkbox') one.checked = true; else one.value ||= typed[one.type]?.(one) ?? 'Crawl';
            }
            const buttons = [...form.querySelectorAll('button:not([type=button])')].filter(button => !button.disabled);
            return buttons.map(button => {
              const fields = new FormData(form, button);
              const url = new URL(form.getAttribute('action') || location.href, document.baseURI);
              return { action: url.pathname + url.search, body: new URLSearchParams(fields).toString(), handler: fields.get('_handler') ?? '', button: button.name ? `${button.name}=${button.value}` : '' };
            });
          });
        }
        """;

    public const string Send = """
        async ({ action, body }) => {
          const answer = await fetch(action, { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' } });
          const text = await answer.text();
          const secrets = new DOMParser().parseFromString(text, 'text/html').querySelectorAll('[data-secret]');
          return { status: answer.status, secrets: [...secrets].map(one => one.value).filter(value => value.startsWith('http')) };
        }
        """;
}
