export type { ColumnTarget, ColumnTargets } from './headings/recognise-columns.ts'
export { type FileToOpen, fileFields, openFile } from './open-file.ts'
export { type EmployeeFile, readEmployeeFile } from './read-employee-file.ts'
export { FileFault, type FileLimits, type FileSource } from './table.ts'
