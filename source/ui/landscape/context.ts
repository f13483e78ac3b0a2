import { createContext, useContext, useSyncExternalStore } from 'react'
import { noSurvey, type Surveys } from './surveys.js'

const nobody: Surveys = { state: () => noSurvey, subscribe: () => () => {}, begin: () => {} }
export const SurveysContext = createContext<Surveys>(nobody)

/** The surveys, and what they know now. */
export function useSurveys() {
  const surveys = useContext(SurveysContext)
  return { surveys, known: useSyncExternalStore(surveys.subscribe, surveys.state) }
}
