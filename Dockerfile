# Clew as a small image: built in one stage, run in another, not as root.
FROM node:22-bookworm-slim AS build
WORKDIR /clew
COPY package.json package-lock.json ./
# Not `npm ci`: see .ci/run.
RUN npm install --no-save --no-audit --no-fund --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321 CLEW_DATA=/data
WORKDIR /clew
COPY --from=build /clew/node_modules ./node_modules
COPY --from=build /clew/dist ./dist
COPY --from=build /clew/seeds ./seeds
COPY --from=build /clew/package.json ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4321
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4321/api/health',{headers:{authorization:'Bearer '+process.env.CLEW_TOKEN}}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/cli/clew.js", "serve", "--seed"]
