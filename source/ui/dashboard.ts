import type { Settings } from '../trainer/protocol.js'
export async function showDashboard(_s: Settings, _g: string): Promise<number> { return 0 }
