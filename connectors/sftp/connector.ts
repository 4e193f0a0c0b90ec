import { defineConnector } from '#connector-kit'
import { sftpMethod } from '#connector-kit/protocols/sftp/index.ts'
import { credentials } from './credentials.ts'

const sftp = sftpMethod({
  id: 'files',
  name: 'Files on an SFTP server',
  credentials,
  permissions: [
    {
      id: 'files',
      name: 'List the folder and read its files',
      fields: 'everything',
      lostWithout: 'Nobody can be read.',
      where: 'The rights of the user on the SFTP server',
    },
  ],
})

export const sftpServer = defineConnector({
  id: 'sftp',
  name: 'SFTP server',
  otherNames: [
    'FTP',
    'SSH',
    'file transfer',
    'file drop',
    'file export',
    'CSV from a server',
    'Excel from a server',
  ],
  region: 'Global',
  category: 'file',
  evidence: {
    kind: 'live system',
    note: 'Read from a running OpenSSH 9.2 with a key, and with a password from a server made of the ssh2 library. Files are read as the CSV and Excel connectors read them.',
  },
  employeeNumber: 'own field',
  dimensions: [
    { field: 'department', label: 'Department' },
    { field: 'team', label: 'Team' },
    { field: 'division', label: 'Division' },
    { field: 'location', label: 'Work location' },
    { field: 'country', label: 'Country' },
    { field: 'legalEntity', label: 'Legal entity' },
    { field: 'costCenter', label: 'Cost centre' },
    { field: 'employmentType', label: 'Employment type' },
    { field: 'employmentStatus', label: 'Status' },
  ],
  methods: [sftp],
})
