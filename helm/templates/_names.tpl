{{- define "ffprobe.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* Labels that select: context and component. */}}
{{- define "ffprobe.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "ffprobe.labels" -}}
{{ include "ffprobe.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* Image reference: root, name, digest. */}}
{{- define "ffprobe.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ trimSuffix "/" . }}/{{ end }}{{ .name }}
{{- if .digest }}@{{ .digest }}{{ else }}:{{ $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "ffprobe.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}{{ .Values.serviceAccount.name | default (include "ffprobe.name" .) }}{{ else }}{{ .Values.serviceAccount.name | default "default" }}{{ end }}
{{- end }}

{{- define "ffprobe.claim" -}}
{{ .Values.storage.local.existingClaim | default (printf "%s-storage" (include "ffprobe.name" .)) }}
{{- end }}

{{- define "ffprobe.databaseSecret" -}}
{{- if .Values.postgresql.enabled }}{{ include "ffprobe.name" . }}-postgresql{{ else }}{{ .Values.database.existingSecret }}{{ end }}
{{- end }}

{{- define "ffprobe.migrationMode" -}}
{{- if .Values.postgresql.enabled }}init{{ else }}{{ .Values.migration.mode }}{{ end }}
{{- end }}

{{- define "ffprobe.graceSeconds" -}}
{{ add .Values.drain.preStopSec .Values.drain.graceSec 10 }}
{{- end }}

{{- define "ffprobe.apiReplicas" -}}
{{- if .Values.api.autoscaling.enabled }}{{ .Values.api.autoscaling.maxReplicas }}{{ else }}{{ .Values.api.replicas }}{{ end }}
{{- end }}

{{- define "ffprobe.workerReplicas" -}}
{{- if .Values.worker.keda.enabled }}{{ .Values.worker.keda.maxReplicas }}{{ else }}{{ .Values.worker.replicas }}{{ end }}
{{- end }}

{{/* Pools at worst: during a rollout either Deployment has one pod more, and the migration holds two connections. */}}
{{- define "ffprobe.connections" -}}
{{ add (mul (add (include "ffprobe.apiReplicas" .) (include "ffprobe.workerReplicas" .) 2) .Values.database.poolMax) 2 }}
{{- end }}
