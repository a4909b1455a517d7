import type { Metadata } from 'next'
import { SettingsPage } from '../../_settings/settings-page'
import { settingsTexts } from '../../_settings/texts'

export const metadata: Metadata = { title: settingsTexts.title, description: settingsTexts.lead }

export default function Page() {
  return <SettingsPage />
}
