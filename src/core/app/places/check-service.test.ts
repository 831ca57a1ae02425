import { describe, expect, it } from 'vitest'
import { checkService } from './check-service'

const known = ['webdav', 'sftp', 's3', 'dropbox', 'b2', 'alias', 'local']
const webdav = { kind: 'webdav', type: '', options: { url: 'https://x', user: 'a', pass: 'b' } } as const

describe('checkService', () => {
  it.each([
    ['WebDAV', webdav],
    ['SFTP with a key', { kind: 'sftp', type: '', options: { host: 'x', key_pem: 'y', port: '22' } }],
    ['S3', { kind: 's3', type: '', options: { access_key_id: 'x', secret_access_key: 'y', endpoint: 'z' } }],
    ['another', { kind: 'other', type: 'b2', options: { account: 'x', key: 'y', description: 'z' } }],
  ] as const)('takes %s', (_what, order) => {
    expect(() => checkService(order, known)).not.toThrow()
  })

  it.each([
    ['a program to run', { ...webdav, options: { bearer_token_command: 'touch x' } }],
    ['a program at the other end', { kind: 'sftp', type: '', options: { server_command: 'x' } }],
    ['ssh', { kind: 'sftp', type: '', options: { ssh: 'x' } }],
    ['a file of this computer', { kind: 'sftp', type: '', options: { key_file: '/etc/passwd' } }],
    ['this computer’s disk', { kind: 'other', type: 'local', options: {} }],
    ['another name for it', { kind: 'other', type: 'alias', options: { remote: '/' } }],
    ['what rclone does not know', { kind: 'other', type: 'nothing', options: {} }],
  ] as const)('refuses %s', (_what, order) => {
    expect(() => checkService(order, known)).toThrow('bad-request')
  })
})
