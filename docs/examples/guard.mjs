// A service that asks Kronus who is calling. Whatever goes wrong on the way (no answer, a late one, one
// that is not understood), nobody gets in.
//
//   KRONUS=http://127.0.0.1:3000 node docs/examples/guard.mjs      (no packages needed)

import { createServer } from 'node:http'

const KRONUS = process.env.KRONUS ?? 'http://127.0.0.1:3000'
const PATIENCE = 2000

/** Who is calling, if they have that much power; null otherwise, and whenever it cannot be known. */
export async function whoIs({ authorization, cookie }, role) {
  const headers = { 'content-type': 'application/json' }
  if (authorization) headers.authorization = authorization
  if (cookie) headers.cookie = cookie
  try {
    const answer = await fetch(`${KRONUS}/auth`, {
      method: 'POST',
      headers,
      body: JSON.stringify(role === undefined ? {} : { role }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (answer.status !== 200) return null
    const { success, data } = await answer.json()
    if (success !== true || !Number.isInteger(data?.uid)) return null
    return { ...data, cookie: answer.headers.get('set-cookie') }
  } catch {
    return null
  }
}

const server = createServer(async (request, response) => {
  const caller = await whoIs(request.headers)
  if (caller?.cookie) response.setHeader('set-cookie', caller.cookie)
  response.writeHead(caller ? 200 : 401, { 'content-type': 'application/json' })
  response.end(JSON.stringify(caller ? { hello: caller.username } : { error: 'sign in first' }) + '\n')
})

if (import.meta.filename === process.argv[1]) {
  server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log(`guarded on ${server.address().port}`))
}
