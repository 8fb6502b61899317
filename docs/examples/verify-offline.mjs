// Verifies a token of Kronus's without asking Kronus each time: by the keys it publishes, with a JOSE
// library that is not Kronus's own (npm `jose`). What this cannot see: a token that was ended before its
// time, by a logout, a new password, a demotion. Ask POST /auth where that matters.
//
//   npm install --no-save jose
//   KRONUS=http://127.0.0.1:3000 TOKEN=eyJ... node docs/examples/verify-offline.mjs

import { createRemoteJWKSet, jwtVerify } from 'jose'

const KRONUS = process.env.KRONUS ?? 'http://127.0.0.1:3000'
const keys = createRemoteJWKSet(new URL(`${KRONUS}/jwks`))

export async function verified(token) {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ['RS256'],
    issuer: 'kronus',
    audience: 'kronus',
    typ: 'JWT',
    requiredClaims: ['sub', 'exp', 'iat'],
  })
  return payload
}

if (import.meta.filename === process.argv[1]) {
  try {
    console.log(JSON.stringify(await verified(process.env.TOKEN ?? '')))
  } catch (refused) {
    console.error(`refused: ${refused.code ?? refused.message}`)
    process.exitCode = 1
  }
}
