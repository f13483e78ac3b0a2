/** What to do about a file or a folder that the system can't write to, or undefined when it could and it is damaged. */
export function adviceFor(code: string | undefined): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'make room, or name another --checkpoints folder'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'see whether the folder may be written to, or name another --checkpoints folder'
    case 'EIO':
    case undefined:
      return 'the disk may be failing, so name another --checkpoints folder'
    default:
      return 'name another --checkpoints folder'
  }
}
