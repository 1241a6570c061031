{{/* Values that would install something broken are refused here, with the way out. */}}
{{- define "ffprobe.refusals" -}}
{{- $api := int (include "ffprobe.apiReplicas" .) -}}
{{- $worker := int (include "ffprobe.workerReplicas" .) -}}
{{- $once := and (eq .Values.storage.driver "local") (not .Values.storage.local.existingClaim) (ne .Values.storage.local.accessMode "ReadWriteMany") -}}
{{- if and $once (or (gt $api 1) (gt $worker 1)) -}}
{{- fail (printf "A %s volume can't be shared by %d API and %d worker pods: set storage.local.accessMode to ReadWriteMany, storage.driver to s3, or one replica each." .Values.storage.local.accessMode $api $worker) -}}
{{- end -}}
{{- if and (eq .Values.storage.driver "s3") (not .Values.storage.s3.bucket) -}}
{{- fail "storage.driver s3 needs storage.s3.bucket." -}}
{{- end -}}
{{- $needed := int (include "ffprobe.connections" .) -}}
{{- if gt $needed (int .Values.database.maxConnections) -}}
{{- fail (printf "%d API and %d worker pods with pools of %d may need %d connections, and database.maxConnections allows %d: lower database.poolMax or the replicas, or raise PostgreSQL's max_connections and database.maxConnections." $api $worker (int .Values.database.poolMax) $needed (int .Values.database.maxConnections)) -}}
{{- end -}}
{{- $profile := .Values.worker.seccompProfile.type -}}
{{- if eq .Values.worker.sandbox "require" -}}
{{- if not .Values.worker.userNamespace -}}
{{- fail "worker.sandbox require needs worker.userNamespace: a masked /proc can't be mounted again inside the box. Where the cluster has no user namespaces: worker.sandbox prefer." -}}
{{- end -}}
{{- if eq $profile "RuntimeDefault" -}}
{{- fail "worker.sandbox require needs worker.seccompProfile Localhost (or Unconfined): RuntimeDefault forbids the box. Otherwise: worker.sandbox prefer." -}}
{{- end -}}
{{- end -}}
{{- if and (eq $profile "Unconfined") (not .Values.worker.userNamespace) -}}
{{- fail "worker.seccompProfile Unconfined is accepted only together with worker.userNamespace." -}}
{{- end -}}
{{- if and (eq $profile "Localhost") (not .Values.worker.seccompProfile.localhostProfile) -}}
{{- fail "worker.seccompProfile Localhost needs localhostProfile." -}}
{{- end -}}
{{- if and .Values.gateway.enabled (not .Values.gateway.parentRefs) (not .Values.gateway.className) -}}
{{- fail "gateway.enabled needs gateway.parentRefs or gateway.className." -}}
{{- end -}}
{{- end }}
