import '@fontsource/biz-udpgothic/400.css'
import '@fontsource/biz-udpgothic/700.css'
import './style.css'
import './roster.css'
import './print.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { loadCity } from './city.ts'
import { openPage } from './state.ts'

openPage()
void loadCity()
render(<App />, document.getElementById('app')!)
