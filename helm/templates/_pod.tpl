{{/* Environment of every process: where the stores are, by reference where it is secret. The migrations need no more. */}}
{{- define "ffprobe.storeEnv" -}}
- name: DATABASE_URL
  valueFrom: { secretKeyRef: { name: {{ include "ffprobe.databaseSecret" . }}, key: {{ if .Values.postgresql.enabled }}url{{ else }}{{ .Values.database.key }}{{ end }} } }
{{- if .Values.tryoutRedis.enabled }}
- { name: REDIS_URL, value: redis://{{ include "ffprobe.name" . }}-redis:6379 }
{{- else if .Values.redis.existingSecret }}
- name: REDIS_URL
  valueFrom: { secretKeyRef: { name: {{ .Values.redis.existingSecret }}, key: url } }
- name: CACHE_REDIS_URL
  valueFrom: { secretKeyRef: { name: {{ .Values.redis.existingSecret }}, key: cache-url, optional: true } }
{{- else }}
- { name: REDIS_URL, value: {{ .Values.redis.url | quote }} }
{{- with .Values.redis.cacheUrl }}
- { name: CACHE_REDIS_URL, value: {{ . | quote }} }
{{- end }}
{{- end }}
{{- if .Values.caSecret }}
- { name: NODE_EXTRA_CA_CERTS, value: /etc/ffprobe-api/ca/ca.crt }
{{- end }}
{{- end }}

{{- define "ffprobe.caMount" -}}
{{- if .Values.caSecret }}
- { name: ca, mountPath: /etc/ffprobe-api/ca, readOnly: true }
{{- end }}
{{- end }}

{{- define "ffprobe.caVolume" -}}
{{- with .Values.caSecret }}
- name: ca
  secret: { secretName: {{ . }}, items: [{ key: ca.crt, path: ca.crt }] }
{{- end }}
{{- end }}

{{/* What the API alone is given: nobody else signs tokens. */}}
{{- define "ffprobe.tokenEnv" -}}
- name: JWT_SECRET
  valueFrom: { secretKeyRef: { name: {{ .Values.secrets.existingSecret }}, key: jwt-secret } }
{{- end }}

{{/* Environment of API and worker. */}}
{{- define "ffprobe.env" -}}
{{ include "ffprobe.storeEnv" . }}
- name: ENCRYPTION_KEY
  valueFrom: { secretKeyRef: { name: {{ .Values.secrets.existingSecret }}, key: encryption-key } }
- name: INSTANCE_ID
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
{{- if eq .Values.storage.driver "s3" }}
{{- with .Values.storage.s3.existingSecret }}
- name: S3_ACCESS_KEY_ID
  valueFrom: { secretKeyRef: { name: {{ . }}, key: access-key-id } }
- name: S3_SECRET_ACCESS_KEY
  valueFrom: { secretKeyRef: { name: {{ . }}, key: secret-access-key } }
{{- end }}
{{- end }}
{{- end }}

{{- define "ffprobe.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
{{- end }}

{{- define "ffprobe.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{- define "ffprobe.mounts" -}}
- { name: tmp, mountPath: /tmp }
- { name: data, mountPath: /data }
{{- include "ffprobe.caMount" . }}
{{- range .Values.mediaVolumes }}
- { name: media-{{ .name }}, mountPath: /media/{{ .name }}, readOnly: true }
{{- end }}
{{- end }}

{{/* Volumes: root, scratch. */}}
{{- define "ffprobe.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: {{ .scratch }} }
- name: data
{{- if eq .root.Values.storage.driver "local" }}
  persistentVolumeClaim: { claimName: {{ include "ffprobe.claim" .root }} }
{{- else }}
  emptyDir: { sizeLimit: {{ .scratch }} }
{{- end }}
{{- include "ffprobe.caVolume" .root }}
{{- range .root.Values.mediaVolumes }}
- name: media-{{ .name }}
  {{- toYaml .volume | nindent 2 }}
{{- end }}
{{- end }}

{{/* Spread over nodes and zones where there are several: root, component. */}}
{{- define "ffprobe.spread" -}}
{{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "ffprobe.selector" $ | nindent 6 }}
{{- end }}
{{- end }}

{{- define "ffprobe.lifecycle" -}}
preStop: { exec: { command: [sleep, {{ .Values.drain.preStopSec | quote }}] } }
{{- end }}
