import { describe, expect, it } from 'vitest'
import { readServiceDraft, type ServiceDraft } from './service-draft'

const draft = (part: Partial<ServiceDraft>): ServiceDraft => ({
  ...{ kind: 'dropbox', name: 'Mine', folder: '', fields: {}, vendor: 'nextcloud', type: '', options: '' },
  ...part,
})

describe('readServiceDraft', () => {
  it('asks for a service by the names that rclone has for things', () => {
    const fields = { url: ' https://cloud.example.com/dav ', user: 'ada', pass: ' two words ' }
    expect(readServiceDraft(draft({ kind: 'webdav', fields, folder: '/Backups/phones/' }))).toEqual({
      ...{ name: 'Mine', kind: 'webdav', type: '', folder: 'Backups/phones' },
      options: {
        url: 'https://cloud.example.com/dav',
        vendor: 'nextcloud',
        user: 'ada',
        pass: ' two words ',
      },
    })
    const keys = { endpoint: 'https://s3.example.com', access_key_id: 'id', secret_access_key: 'key' }
    expect(
      readServiceDraft(draft({ kind: 's3', fields: { ...keys, region: '' }, folder: 'b/phones' })),
    ).toMatchObject({
      options: { provider: 'Other', ...keys },
      folder: 'b/phones',
    })
    expect(readServiceDraft(draft({}))).toMatchObject({ kind: 'dropbox', options: {} })
  })

  it('does not send what was typed for another kind', () => {
    const fields = { url: 'https://x.example.com', pass: 'secret', host: 'nas' }
    expect(readServiceDraft(draft({ kind: 'dropbox', fields, type: 'b2', options: 'key=1' }))).toMatchObject({
      ...{ type: '', options: {} },
    })
    expect(readServiceDraft(draft({ kind: 'sftp', fields }))).toMatchObject({
      options: { host: 'nas', pass: 'secret' },
    })
  })

  it('reads the options of any other, one in each line', () => {
    const options = 'client_id = abc\n\n  client_secret=a=b \n'
    expect(readServiceDraft(draft({ kind: 'other', type: 'drive', options }))).toMatchObject({
      ...{ type: 'drive', options: { client_id: 'abc', client_secret: 'a=b' } },
    })
    expect(readServiceDraft(draft({ kind: 'other', type: 'drive', options: 'a=1\nnonsense' }))).toEqual({
      ...{ part: 'options', fault: 'options', line: 2 },
    })
  })

  it.each([
    [{ kind: 'webdav' }, 'url', 'missing'],
    [{ kind: 'webdav', fields: { url: 'cloud.example.com' } }, 'url', 'url'],
    [{ kind: 'webdav', fields: { url: 'file:///etc' } }, 'url', 'url'],
    [{ kind: 'sftp', fields: { host: 'nas', port: '70000' } }, 'port', 'port'],
    [{ kind: 'sftp', fields: { host: 'nas', port: '0' } }, 'port', 'port'],
    [
      { kind: 's3', fields: { endpoint: 'https://x', access_key_id: 'a', secret_access_key: 'b' } },
      'folder',
      'missing',
    ],
    [{ kind: 'other', type: 'Google Drive' }, 'type', 'type'],
    [{ kind: 'other', type: 'drive', name: ' ' }, 'name', 'missing'],
  ] as const)('%j: %s is %s', (part, where, fault) => {
    expect(readServiceDraft(draft(part))).toMatchObject({ part: where, fault })
  })
})
