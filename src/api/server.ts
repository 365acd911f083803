import type { Server } from 'node:http'
import type { Express } from 'express'

/** A service that listens. */
export interface Listening {
  readonly url: string
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Listens on this machine only. Port 0 takes any that is free; undefined where the port is taken or forbidden. */
export const listen = (app: Express, port: number): Promise<Listening | undefined> =>
  new Promise((resolve, reject) => {
    const server: Server = app.listen(port, LOOPBACK, (error?: Error) => {
      if (error) {
        const taken = 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
        if (taken) resolve(undefined)
        else reject(error)
        return
      }
      const address = server.address()
      const bound = typeof address === 'object' && address ? address.port : port
      resolve({
        url: `http://localhost:${bound}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
