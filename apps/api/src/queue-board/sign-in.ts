import { boardPath } from './queue-board';

/** For a person who opens the board without credentials: logs in and comes back with the cookie. */
export const signInPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Queues · sign in</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:22rem;margin:15vh auto;padding:0 1rem;color:#1b2430}
label{display:block;margin:.75rem 0}input{width:100%;font:inherit;padding:.4rem;box-sizing:border-box}button{font:inherit;padding:.4rem 1rem}</style></head>
<body><main><h1>Queues</h1><p>For administrators.</p>
<form><label>Email <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button> <p role="alert"></p></form></main>
<script src="${boardPath}/sign-in.js"></script></body></html>
`;

export const signInScript = `document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const say = (text) => { document.querySelector('[role=alert]').textContent = text; };
  const post = (path, init) => fetch(path, { method: 'POST', ...init });
  try {
    const body = JSON.stringify(Object.fromEntries(new FormData(event.target)));
    const login = await post('/api/v1/auth/login', { headers: { 'content-type': 'application/json' }, body });
    const answer = await login.json();
    if (!login.ok) return say(answer.detail);
    const session = await post('${boardPath}/session', { headers: { authorization: 'Bearer ' + answer.access_token } });
    if (!session.ok) return say((await session.json()).detail);
    location.reload();
  } catch {
    say('The service does not answer.');
  }
});
`;
