export { complain, complainOf } from '../ui/lines.js'
