/* Written by `npm run openapi` from apps/api/openapi.json. */
export interface paths {
  '/api/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in
     * @description Failed attempts make the next one wait, longer each time: by account, by address, and by both. The answer is the same whether or not the user exists.
     */
    post: operations['Sessions_login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change a refresh token for new tokens
     * @description A refresh token is good for one refresh. Using it again ends its whole session (401 REFRESH_TOKEN_REUSED). Of refreshes sent at the same time exactly one wins; the others change nothing and are answered 409 REFRESH_IN_FLIGHT.
     */
    post: operations['Sessions_refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End this session
     * @description Its access and refresh tokens are refused from now on; other processes of the service follow within three seconds.
     */
    post: operations['Sessions_logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change your password
     * @description Ends all your sessions, this one included. API keys stay.
     */
    post: operations['Sessions_changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who you are, what you may, and what you use */
    get: operations['Me_me'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List your API keys, newest first */
    get: operations['ApiKeys_list'];
    put?: never;
    /**
     * Make an API key
     * @description The key is shown in this reply and never again.
     */
    post: operations['ApiKeys_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/api-keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give an API key a new secret
     * @description The new key is shown in this reply and never again. With overlap_sec the secret before stays good for that long, so that programs can change over.
     */
    post: operations['ApiKeys_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete an API key
     * @description It is refused from now on; other processes of the service follow within three seconds.
     */
    delete: operations['ApiKeys_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List users, newest first */
    get: operations['Users_list'];
    put?: never;
    /** Make a user */
    post: operations['Users_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One user */
    get: operations['Users_one'];
    put?: never;
    post?: never;
    /**
     * Delete a user and everything that is theirs
     * @description The audit log keeps what they did.
     */
    delete: operations['Users_delete'];
    options?: never;
    head?: never;
    /**
     * Change role, quotas, or disable
     * @description The last active administrator can be neither disabled nor demoted.
     */
    patch: operations['Users_change'];
    trace?: never;
  };
  '/api/v1/admin/users/{id}/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a user a new password
     * @description Made at random, shown in this reply and never again. Ends the user’s sessions; API keys stay.
     */
    post: operations['Users_resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, from where, when; newest first */
    get: operations['Audit_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Status; for administrators also versions, tools and queue depth
     * @description Without credentials the status alone, also to other users. Without Redis or without a worker: degraded, 200. Wrong credentials are refused.
     */
    get: operations['Health_whole'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The process answers */
    get: operations['Health_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Requests can be served
     * @description Without Redis or without a worker: degraded, 200. Without PostgreSQL: 503.
     */
    get: operations['Health_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Metrics in Prometheus’ text format, for administrators
     * @description By a login or an API key of an administrator, or by METRICS_TOKEN as bearer token where the installation sets one. METRICS_PORT serves the same on the inner network, without credentials.
     */
    get: operations['Metrics_exposition'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every check: id, version, what it needs, measure, unit, default threshold and source */
    get: operations['Checks_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Probe a file
     * @description Send the file itself as multipart, or name a file below a media root, an upload, or an earlier analysis. Options may also stand in the query.
     */
    post: operations['Probe_file'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/url': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Probe a URL or an S3 object
     * @description Options may also stand in the query.
     */
    post: operations['Probe_url'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/hls': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Probe an HLS stream
     * @description Reads the manifest and measures every rendition: declared against measured bandwidth, codecs, resolution, frame rate, segment durations, keyframe alignment, groups, encryption. The result is an analysis whose `enhanced_analysis.ladder` holds the renditions.
     */
    post: operations['StreamProbes_hls'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/dash': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Probe a DASH stream
     * @description Reads the manifest and measures every rendition: declared against measured bandwidth, codecs, resolution, frame rate, segment durations, keyframe alignment, groups, encryption. The result is an analysis whose `enhanced_analysis.ladder` holds the renditions.
     */
    post: operations['StreamProbes_dash'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List analyses, newest first
     * @description Without the large documents; follow next_cursor until it is null.
     */
    get: operations['Analyses_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One analysis */
    get: operations['Analyses_one'];
    put?: never;
    post?: never;
    /**
     * Delete an analysis
     * @description A running one is cancelled first. A file sent with the request goes with it.
     */
    delete: operations['Analyses_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}/ffprobe': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * ffprobe's own output
     * @description The tool’s own keys and values in its own order; only redactions differ. What typed facts make of it is `media` of the analysis.
     */
    get: operations['Analyses_ffprobe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Series over time
     * @description Bit rate and groups of pictures from depth standard; loudness and picture level from depth full. JSON, or CSV with one value a line.
     */
    get: operations['Analyses_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}/thumbnails/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The picture of a finding
     * @description A finding that has one names its address.
     */
    get: operations['Analyses_thumbnail'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow an analysis
     * @description Server-Sent Events: snapshot, stage, progress, finding, and at the end completed, failed or cancelled. Numbered; resume with Last-Event-ID on any replica.
     */
    get: operations['AnalysisJobs_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel an analysis
     * @description Waiting or running; its tool is gone within two seconds.
     */
    post: operations['AnalysisJobs_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/probe/analyses/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a failed or cancelled analysis again */
    post: operations['AnalysisJobs_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Upload a file
     * @description Streamed to storage; kept until expires_at.
     */
    post: operations['Uploads_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads/{id}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The bytes of an upload of your own */
    get: operations['Uploads_content'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete an upload */
    delete: operations['Uploads_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies/schema': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The JSON Schema of a policy
     * @description Draft 2020-12. Editors complete and check policies by it, in YAML too: "# yaml-language-server: $schema=<this address>" as first line.
     */
    get: operations['PolicySchema_schema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List policies
     * @description Built-in ones first, then one’s own, newest first.
     */
    get: operations['Policies_list'];
    put?: never;
    /**
     * Write a policy
     * @description As YAML or JSON. A bad one is refused with line, column, place and reason of up to twenty faults. Its slug may then be named as `policy` of every probe of its owner.
     */
    post: operations['Policies_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One policy
     * @description With `Accept: application/yaml` the text as it was written (JSON where it was written so).
     */
    get: operations['Policies_one'];
    /**
     * Write the next version
     * @description Versions before stay readable with ?version=. The same text again makes none. Analyses asked for before keep the version of then.
     */
    put: operations['Policies_replace'];
    post?: never;
    /**
     * Delete a policy
     * @description New work may not name it any more. What was asked for before is still judged by it; a policy of the same name later goes on counting its versions.
     */
    delete: operations['Policies_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies/{slug}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What differs between two versions */
    get: operations['Policies_diff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies/{slug}/evaluate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Judge what was measured before
     * @description Nothing is decoded and nothing is kept. Name an analysis (analysis_id) or send one along (analysis); judge by the policy of the slug, by one of its versions, or by a draft (policy). A draft alone is tried on your 20 latest completed analyses. A check that a policy gives other numbers is weighed again from what it had measured; where those numbers steer the measurement itself it is not evaluated. A YAML body is the draft itself.
     */
    post: operations['Judging_evaluate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies/{slug}/waivers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the waivers of a policy, newest first
     * @description Expired ones included.
     */
    get: operations['Waivers_list'];
    put?: never;
    /**
     * Waive a rule
     * @description Of one’s own or a built-in policy, for one’s own analyses. A waived rule shows in the verdict as `waived`, with what it covers, and weighs nothing.
     */
    post: operations['Waivers_create'];
    /**
     * Withdraw waivers
     * @description One by ?id=, or all of a rule by ?rule=.
     */
    delete: operations['Waivers_withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies/{slug}/waivers/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Withdraw a waiver */
    delete: operations['Waivers_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare with a reference
     * @description Finds which frames belong together, refuses a score where that is uncertain, and measures all metrics in one run. One distorted source answers with a comparison; a list, or a manifest of several renditions, with {items, rungs}: bit rate against quality of each.
     */
    post: operations['Quality_compare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What this build can measure
     * @description The VMAF models it has, and every metric with the reason where it is missing.
     */
    get: operations['Quality_models'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List comparisons, newest first */
    get: operations['Comparisons_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One comparison */
    get: operations['Comparisons_one'];
    put?: never;
    post?: never;
    /**
     * Delete a comparison
     * @description A running one is cancelled first. Its frames and pictures go with it.
     */
    delete: operations['Comparisons_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow a comparison
     * @description Server-Sent Events: snapshot, stage, progress, and at the end completed, failed or cancelled.
     */
    get: operations['Comparisons_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a comparison
     * @description Waiting or running; its tools are gone within two seconds.
     */
    post: operations['Comparisons_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a failed or cancelled comparison again */
    post: operations['Comparisons_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons/{id}/frames': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every frame of every metric
     * @description Streamed. An infinite PSNR is null and named in `infinite`; in CSV it is `inf`. With sampling only the frames that were measured.
     */
    get: operations['ComparisonFrames_frames'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quality/comparisons/{id}/frames/{n}/image': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A picture of a compared frame
     * @description Made by a worker when it is first asked for, then kept with the comparison.
     */
    get: operations['ComparisonFrames_image'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/queues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The queue board, a page to look at
     * @description Which doorbells wait and ring, by queue. Read-only. In a browser it asks to sign in; programs send a bearer token. How much work there is stands in /health and /metrics.
     */
    get: operations['QueueBoard_page'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/queues/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let this browser open the queue board
     * @description Sets a cookie that is good for the board alone, to read only, as long as the access token is. It is written down in the audit log.
     */
    post: operations['QueueBoard_open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/analyze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Analyse or compare many
     * @description Items in JSON (up to 10,000), a folder below a media root or an S3 prefix with globs, or NDJSON or CSV that streams in; then the options stand in the query. An item’s own options go before those of the batch. Items that are not acceptable are told by index and count as failed; with all_or_nothing they refuse the batch. The same media with the same options is analysed once.
     */
    post: operations['Analyze_analyze'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List batches, newest first */
    get: operations['Batches_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/status/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How a batch stands (another name of GET /batch/:id)
     * @description The same as GET /batch/:id.
     */
    get: operations['Batches_status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How a batch stands
     * @description Counts by state and verdict, throughput, the time of its end at this pace, the slowest and the first errors.
     */
    get: operations['Batches_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The items of a batch
     * @description In the order they were named, with their verdicts.
     */
    get: operations['Batches_items'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every item in one file
     * @description Streamed, as it stands now. CSV for spreadsheets: text that begins with = + - @ TAB or CR gets an apostrophe in front. NDJSON: the same fields as they are.
     */
    get: operations['Batches_export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow a batch
     * @description Server-Sent Events: snapshot, progress (at most two a second), paused, resumed, and at the end completed or cancelled. Resume with Last-Event-ID.
     */
    get: operations['BatchJobs_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause a batch
     * @description No further item is handed out; what runs ends by itself.
     */
    post: operations['BatchJobs_pause'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resume a paused batch */
    post: operations['BatchJobs_resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a batch
     * @description What has not ended: waiting items at once, tools are gone within two seconds. What is done stays.
     */
    post: operations['BatchJobs_cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batch/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try the failed and cancelled items of a batch again */
    post: operations['BatchJobs_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/schema': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The JSON Schema of a report
     * @description Draft 2020-12.
     */
    get: operations['ReportSchema_schema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List reports, newest first */
    get: operations['Reports_list'];
    put?: never;
    /**
     * Make a report
     * @description From what is stored: nothing is decoded again.
     */
    post: operations['Reports_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One report */
    get: operations['Reports_one'];
    put?: never;
    post?: never;
    /** Delete a report */
    delete: operations['Reports_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/{id}/download': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The content of a report
     * @description With the media type of its format, as a file.
     */
    get: operations['Reports_download'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/{id}/share': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a link to a report
     * @description Shown once. It opens the report to whoever has it until it expires or is revoked; the link before it ends at once.
     */
    post: operations['ReportShares_share'];
    /** Revoke the link of a report */
    delete: operations['ReportShares_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/shared/reports/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A shared report
     * @description A page or PDF is shown, every other format is a file.
     */
    get: operations['SharedReports_open'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/llm/insights': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List insights, newest first */
    get: operations['Insights_list'];
    put?: never;
    /**
     * Explain a result
     * @description Findings and verdict in words, with what to fix. Without a configured model rules write it; a model may say only what it can cite, and decides nothing.
     */
    post: operations['Insights_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/llm/insights/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One insight */
    get: operations['Insights_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/llm/ask': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask about a result
     * @description With Accept: text/event-stream sentences come as they are written and checked: events `claim` {text, citations}, then one `answer` with the whole. A sentence that can’t be traced is not sent.
     */
    post: operations['Ask_ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/signing-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The secret that signs what goes to a request’s webhook_url
     * @description One a user. Needs webhooks:write: whoever knows it can sign.
     */
    get: operations['SigningSecret_tell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/signing-secret/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replace the secret that signs what goes to a request’s webhook_url
     * @description For overlap_sec every message carries two signatures.
     */
    post: operations['SigningSecret_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All deliveries, newest first
     * @description Of webhooks, and of the webhook_url of requests. ?status=dead lists what was given up.
     */
    get: operations['Deliveries_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One delivery */
    get: operations['Deliveries_one'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/deliveries/{id}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Deliver again
     * @description At once, under the same webhook-id and with all its tries: what was given up, what was delivered, and what waits for its next try.
     */
    post: operations['Deliveries_redeliver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List webhooks, newest first */
    get: operations['Webhooks_list'];
    put?: never;
    /**
     * Subscribe to events
     * @description Each event is sent by POST in the Standard Webhooks form (webhook-id, webhook-timestamp, webhook-signature), at least once, and tried about eight times over a day. The secret is shown in this reply and never again.
     */
    post: operations['Webhooks_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook */
    get: operations['Webhooks_one'];
    put?: never;
    post?: never;
    /**
     * Delete a webhook
     * @description Its deliveries go with it, those that wait included.
     */
    delete: operations['Webhooks_delete'];
    options?: never;
    head?: never;
    /**
     * Change a webhook
     * @description What is absent stays. A new address counts for the next try of waiting deliveries, too.
     */
    patch: operations['Webhooks_change'];
    trace?: never;
  };
  '/api/v1/webhooks/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a webhook a new secret
     * @description The secret is shown in this reply and never again. For overlap_sec every message carries two signatures, so that the receiver can change over.
     */
    post: operations['Webhooks_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a test message
     * @description One signed webhook.test, tried once, also to a disabled webhook; the reply says how it went.
     */
    post: operations['Webhooks_test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Deliveries of one webhook, newest first */
    get: operations['Webhooks_deliveriesOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    FieldErrorDto: {
      /**
       * @description where the refused value stands in the request
       * @example options.depth
       */
      path: string;
      /** @example must be one of quick, standard, full */
      message: string;
    };
    ProblemDto: {
      /** @example about:blank */
      type: string;
      /** @example Unprocessable Content */
      title: string;
      /** @example 422 */
      status: number;
      /**
       * @description what happened and what to do
       * @example There is no such file below the media roots of this service.
       */
      detail: string;
      /**
       * @description stable, for programs
       * @example PATH_NOT_AVAILABLE
       */
      code: string;
      /**
       * @description the request, as in the logs and in X-Request-Id
       * @example 0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11
       */
      request_id: string;
      /** @description every refused field, for failed validation */
      errors?: components['schemas']['FieldErrorDto'][];
    };
    LoginDto: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /**
       * Format: password
       * @example correct horse battery staple
       */
      password: string;
    };
    TokensDto: {
      /**
       * @description for `Authorization: Bearer …`
       * @example eyJhbGciOiJIUzI1NiIs…
       */
      access_token: string;
      /**
       * @description good for one refresh
       * @example ffr_0197a1c27d507a63a1a83c1b8a3f5d11.q0Vd…
       */
      refresh_token: string;
      /** @enum {string} */
      token_type: 'Bearer';
      /**
       * @description seconds until the access token expires
       * @example 900
       */
      expires_in: number;
    };
    RefreshDto: {
      /** @example ffr_0197a1c27d507a63a1a83c1b8a3f5d11.q0Vd… */
      refresh_token: string;
    };
    ChangePasswordDto: {
      /** Format: password */
      current_password: string;
      /** Format: password */
      new_password: string;
    };
    QuotaStandingDto: {
      /** @description null: unlimited */
      limit: number | null;
      used: number | null;
    };
    QuotaUsageDto: {
      /** @description bytes of uploads */
      stored_bytes: components['schemas']['QuotaStandingDto'];
      /** @description since midnight UTC */
      cpu_seconds_per_day: components['schemas']['QuotaStandingDto'];
      /** @description waiting ones included */
      running_jobs: components['schemas']['QuotaStandingDto'];
      /** @description items of batches not handed out yet */
      waiting_items: components['schemas']['QuotaStandingDto'];
    };
    MeDto: {
      /** Format: uuid */
      id: string;
      /** Format: email */
      email: string;
      /** @enum {string} */
      role: 'admin' | 'user' | 'viewer';
      /**
       * @description how this call was authenticated
       * @enum {string}
       */
      credential: 'session' | 'api_key' | 'none';
      /** Format: uuid */
      api_key_id: string | null;
      /** @description what role and key together allow */
      scopes: (
        | 'probe:read'
        | 'probe:write'
        | 'quality:read'
        | 'quality:write'
        | 'batch:read'
        | 'batch:write'
        | 'reports:read'
        | 'reports:write'
        | 'policies:read'
        | 'policies:write'
        | 'webhooks:read'
        | 'webhooks:write'
        | 'llm:read'
        | 'llm:write'
      )[];
      quotas: components['schemas']['QuotaUsageDto'];
    };
    ApiKeyDto: {
      /** Format: uuid */
      id: string;
      /** @example ingest */
      name: string;
      scopes: (
        | 'probe:read'
        | 'probe:write'
        | 'quality:read'
        | 'quality:write'
        | 'batch:read'
        | 'batch:write'
        | 'reports:read'
        | 'reports:write'
        | 'policies:read'
        | 'policies:write'
        | 'webhooks:read'
        | 'webhooks:write'
        | 'llm:read'
        | 'llm:write'
      )[];
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description to the minute
       */
      last_used_at: string | null;
      /** Format: date-time */
      rotated_at: string | null;
      /**
       * Format: date-time
       * @description until when the secret before the last rotation is good
       */
      previous_valid_until: string | null;
    };
    ApiKeyPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['ApiKeyDto'][];
    };
    /**
     * @example {
     *       "name": "ingest",
     *       "scopes": [
     *         "probe:read",
     *         "probe:write"
     *       ]
     *     }
     */
    CreateApiKeyDto: {
      /** @example ingest */
      name: string;
      /**
       * @example [
       *       "probe:read",
       *       "probe:write"
       *     ]
       */
      scopes: (
        | 'probe:read'
        | 'probe:write'
        | 'quality:read'
        | 'quality:write'
        | 'batch:read'
        | 'batch:write'
        | 'reports:read'
        | 'reports:write'
        | 'policies:read'
        | 'policies:write'
        | 'webhooks:read'
        | 'webhooks:write'
        | 'llm:read'
        | 'llm:write'
      )[];
      /**
       * Format: date-time
       * @description null or absent: it does not expire
       * @example 2027-01-01T00:00:00Z
       */
      expires_at?: string | null;
    };
    ToldApiKeyDto: {
      /** Format: uuid */
      id: string;
      /** @example ingest */
      name: string;
      scopes: (
        | 'probe:read'
        | 'probe:write'
        | 'quality:read'
        | 'quality:write'
        | 'batch:read'
        | 'batch:write'
        | 'reports:read'
        | 'reports:write'
        | 'policies:read'
        | 'policies:write'
        | 'webhooks:read'
        | 'webhooks:write'
        | 'llm:read'
        | 'llm:write'
      )[];
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description to the minute
       */
      last_used_at: string | null;
      /** Format: date-time */
      rotated_at: string | null;
      /**
       * Format: date-time
       * @description until when the secret before the last rotation is good
       */
      previous_valid_until: string | null;
      /**
       * @description the key itself, shown this once
       * @example ffp_0197a1c27d507a63a1a83c1b8a3f5d11.q0Vd…
       */
      key: string;
    };
    RotateApiKeyDto: {
      /**
       * @description how long the secret before stays good, in seconds
       * @default 0
       * @example 3600
       */
      overlap_sec?: number;
    };
    QuotasDto: {
      /**
       * @description bytes of uploads; null: the installation’s default, 0: unlimited
       * @example 10737418240
       */
      stored_bytes?: number | null;
      /**
       * @description by day in UTC; null: the installation’s default, 0: unlimited
       * @example 36000
       */
      cpu_seconds_per_day?: number | null;
      /**
       * @description waiting ones included; null: the installation’s default, 0: unlimited
       * @example 100
       */
      running_jobs?: number | null;
      /**
       * @description items of batches not handed out yet; null: the installation’s default, 0: unlimited
       * @example 1000000
       */
      waiting_items?: number | null;
    };
    UserDto: {
      /** Format: uuid */
      id: string;
      /** Format: email */
      email: string;
      /** @enum {string} */
      role: 'admin' | 'user' | 'viewer';
      disabled: boolean;
      quotas: components['schemas']['QuotasDto'];
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      last_login_at: string | null;
      /** Format: date-time */
      password_changed_at: string | null;
    };
    UserPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['UserDto'][];
    };
    /**
     * @example {
     *       "email": "ada@example.com",
     *       "password": "correct horse battery staple",
     *       "role": "user"
     *     }
     */
    CreateUserDto: {
      /**
       * Format: email
       * @example ada@example.com
       */
      email: string;
      /** Format: password */
      password: string;
      /** @enum {string} */
      role: 'admin' | 'user' | 'viewer';
      quotas?: components['schemas']['QuotasDto'];
    };
    /**
     * @example {
     *       "role": "viewer"
     *     }
     */
    ChangeUserDto: {
      /** @enum {string} */
      role?: 'admin' | 'user' | 'viewer';
      /** @description true: ends all sessions and refuses passwords and keys */
      disabled?: boolean;
      /** @description those named are changed */
      quotas?: components['schemas']['QuotasDto'];
    };
    NewPasswordDto: {
      /**
       * @description the new password, shown this once
       * @example r4nQ0Vd0yLbBBSOOiVAL
       */
      password: string;
    };
    AuditEntryDto: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      at: string;
      /**
       * Format: uuid
       * @description null where nobody was proven, as in a failed login
       */
      actor_id: string | null;
      /**
       * Format: uuid
       * @description the API key it was done with
       */
      key_id: string | null;
      /** @example user.created */
      action: string;
      /** Format: uuid */
      target_id: string | null;
      /** @example 203.0.113.7 */
      address: string;
      request_id: string | null;
      /**
       * @example {
       *       "email": "ada@example.com",
       *       "role": "user"
       *     }
       */
      details: {
        [key: string]: unknown;
      };
    };
    AuditPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['AuditEntryDto'][];
    };
    HealthDto: {
      /** @enum {string} */
      status: 'ok' | 'degraded' | 'unavailable';
      /**
       * @description versions, stores, workers and what their tools can do, queue depth by lane, doorbells, deliveries; for administrators
       * @example {
       *       "service_version": "1.0.0",
       *       "postgresql": "up",
       *       "redis": "up",
       *       "queue_depth": {
       *         "pending": 12,
       *         "running": 8
       *       },
       *       "queues": [
       *         {
       *           "work": "analyses",
       *           "lane": "quick",
       *           "pending": 12,
       *           "running": 8,
       *           "oldest_pending_seconds": 0.4
       *         }
       *       ],
       *       "doorbells": {
       *         "probe": {
       *           "waiting": 12,
       *           "active": 8
       *         }
       *       },
       *       "webhooks": {
       *         "events_waiting": 0,
       *         "deliveries_pending": 2,
       *         "deliveries_dead": 0,
       *         "oldest_due_seconds": null
       *       }
       *     }
       */
      details?: {
        [key: string]: unknown;
      };
    };
    StatusDto: {
      /** @enum {string} */
      status: 'ok' | 'degraded' | 'unavailable';
    };
    CheckSettingDto: {
      /** @example warn_sec */
      name: string;
      /** @description null: unset, and what it limits is not judged */
      default: number | null;
      unit: string | null;
      min: number;
      max: number;
      meaning: string;
      /** @description true: it steers the measurement itself, and not only what is made of it */
      steers_measurement: boolean;
    };
    CheckDto: {
      /** @example integrity.messages */
      id: string;
      /**
       * @description rises when the same file may get another answer
       * @example 1
       */
      version: number;
      title: string;
      /** @description what is measured */
      measure: string;
      unit: string | null;
      default_threshold: (number | string) | null;
      /** @description numbers a request (thresholds) or a policy (checks) may set */
      settings: components['schemas']['CheckSettingDto'][];
      /**
       * @description what must be measured for it; what no check needs is not computed
       * @example [
       *       "black"
       *     ]
       */
      needs: string[];
      /** @description standard and clause, the tool’s documentation, or practice */
      source: string;
      /**
       * @description the least depth at which it can look
       * @enum {string}
       */
      depth: 'quick' | 'standard' | 'full';
    };
    CheckListDto: {
      items: components['schemas']['CheckDto'][];
    };
    AudioGroupDto: {
      /** @example English 5.1 */
      name?: string;
      /**
       * @description stream indexes, in the order of the channels
       * @example [
       *       1,
       *       2,
       *       3,
       *       4,
       *       5,
       *       6
       *     ]
       */
      streams: number[];
      /**
       * @description what each channel is; without it the usual layout of so many channels
       * @example [
       *       "FL",
       *       "FR",
       *       "FC",
       *       "LFE",
       *       "SL",
       *       "SR"
       *     ]
       */
      channel_map?: (
        | 'FL'
        | 'FR'
        | 'FC'
        | 'LFE'
        | 'BL'
        | 'BR'
        | 'FLC'
        | 'FRC'
        | 'BC'
        | 'SL'
        | 'SR'
        | 'TC'
        | 'TFL'
        | 'TFC'
        | 'TFR'
        | 'TBL'
        | 'TBC'
        | 'TBR'
        | 'DL'
        | 'DR'
        | 'WL'
        | 'WR'
      )[];
    };
    FfprobeOptionsDto: {
      /**
       * @description bytes read to recognise the streams
       * @example 5000000
       */
      probe_size_bytes?: number;
      /**
       * @description milliseconds of media looked at to recognise the streams
       * @example 5000
       */
      analyze_duration_ms?: number;
      /** @description decode and count every frame */
      count_frames?: boolean;
      /** @description count every packet */
      count_packets?: boolean;
      /**
       * @description parts to read, in seconds: start, or start%end, or start%+length; comma separated
       * @example 0%+10
       */
      read_intervals?: string;
      /**
       * @description which streams: v, a, s, d, t, optionally with an index
       * @example v:0
       */
      select_streams?: string;
    };
    /**
     * @example {
     *       "file_path": "media/sample.mp4",
     *       "policy": "playable"
     *     }
     */
    ProbeFileDto: {
      /**
       * @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call
       * @default false
       */
      async?: boolean;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the analysis ended; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description low waits while anything normal does; high, for administrators alone, comes before everything else
       * @default normal
       * @enum {string}
       */
      priority?: 'high' | 'normal' | 'low';
      /**
       * @description cancel the analysis when this connection closes before the reply
       * @default false
       */
      abort_on_disconnect?: boolean;
      /**
       * @description a file below a media root: <root>/<path>, or a path below any root
       * @example media/trailer.mp4
       */
      file_path?: string;
      /**
       * Format: uuid
       * @description from POST /uploads
       */
      upload_id?: string;
      /**
       * Format: uuid
       * @description the media of an analysis of your own, while it is kept
       */
      analysis_id?: string;
    } & (unknown | unknown | unknown);
    ProbeOptionsDto: {
      /**
       * @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call
       * @default false
       */
      async?: boolean;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the analysis ended; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description low waits while anything normal does; high, for administrators alone, comes before everything else
       * @default normal
       * @enum {string}
       */
      priority?: 'high' | 'normal' | 'low';
      /**
       * @description cancel the analysis when this connection closes before the reply
       * @default false
       */
      abort_on_disconnect?: boolean;
    };
    ProgressDto: {
      /** @example 0.4 */
      fraction: number | null;
      /**
       * @description what it is at
       * @example decoding
       */
      stage: string | null;
      /**
       * @description time left, as it looks now
       * @example 12
       */
      eta_seconds: number | null;
    };
    JobErrorDto: {
      /**
       * @description stable, for programs
       * @example MEDIA_INVALID
       */
      code: string;
      /** @example The work could not be done */
      title: string;
      /** @description what happened, with what the tool said */
      detail: string;
    } & {
      [key: string]: unknown;
    };
    RuleEvidenceDto: {
      /** @example media.video[0].bit_rate_bps */
      path: string;
      /**
       * @description in `unit`; null is unknown
       * @example 31000000
       */
      measured:
        | (
            | number
            | string
            | boolean
            | {
                [key: string]: unknown;
              }
            | unknown[]
          )
        | null;
      /** @example bit/s */
      unit: string | null;
      /** @example at most 25 Mb/s */
      expected: string;
      /** @description null is unknown */
      holds: boolean | null;
      /** @description why it is unknown */
      reason: string | null;
    };
    RuleVerdictDto: {
      /** @example bit-rate */
      id: string;
      /** @example At most 25 Mb/s */
      title: string;
      /**
       * @description what it means when the rule does not hold
       * @enum {string}
       */
      severity: 'fail' | 'warn';
      /** @enum {string} */
      result: 'pass' | 'warn' | 'fail' | 'not_evaluated' | 'waived' | 'not_applicable';
      /**
       * @description what decided, in `unit`; null is unknown
       * @example 31000000
       */
      measured:
        | (
            | number
            | string
            | boolean
            | {
                [key: string]: unknown;
              }
            | unknown[]
          )
        | null;
      /** @example at most 25 Mb/s */
      expected: string | null;
      /** @example bit/s */
      unit: string | null;
      /** @example media.video[0].bit_rate_bps is 31 Mb/s, expected at most 25 Mb/s. */
      message: string;
      /** @example media.video[0].bit_rate_bps */
      path: string | null;
      /** @description where the rule comes from */
      source: components['schemas']['RuleSource'];
      /** @description every comparison that decided, ten at the most */
      evidence: components['schemas']['RuleEvidenceDto'][];
      waiver: components['schemas']['AppliedWaiver'] | null;
    };
    VerdictDto: {
      /** @example house-hd */
      policy: string;
      /** @description null for a draft */
      policy_version: number | null;
      /** @enum {string} */
      result: 'pass' | 'warn' | 'fail' | 'not_evaluated';
      /** @description rules by result */
      counts: {
        [key: string]: number;
      };
      rules: components['schemas']['RuleVerdictDto'][];
      /** @description what the policy says it can’t check */
      notes: string[];
      /**
       * Format: date-time
       * @description the moment waivers were held against
       */
      evaluated_at: string;
    };
    AnalysisDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
      /** Format: uuid */
      user_id: string;
      progress: components['schemas']['ProgressDto'];
      /** @description rises each time a worker takes it */
      attempt: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      processed_at: string | null;
      /** @description why it failed */
      error: components['schemas']['JobErrorDto'] | null;
      source: components['schemas']['SourceView'];
      labels: {
        [key: string]: string;
      };
      /** @enum {string} */
      depth: 'quick' | 'standard' | 'full';
      /** @description by the policy that was named, else by `playable`; null until there is a result */
      verdict: components['schemas']['VerdictDto'] | null;
      /**
       * Format: uuid
       * @description the analysis whose result this is
       */
      reused_from: string | null;
      /** @description null where there is no result */
      media: components['schemas']['MediaInfo'] | null;
      /** @description ffprobe’s JSON: streams, format, chapters, programs */
      ffprobe_data?: {
        [key: string]: unknown;
      } | null;
      /** @description series by name, as GET …/timeline gives them; only with `include=timeline` */
      timeline?: {
        [key: string]: unknown;
      } | null;
      /** @description results by subject; `ladder` of a stream */
      enhanced_analysis:
        | ({
            ladder?: components['schemas']['Ladder'];
          } & {
            [key: string]: unknown;
          })
        | null;
      /** @description what was seen, each with its evidence */
      findings: components['schemas']['Finding'][];
      /** @description checks that could not look, and why: never a pass */
      not_evaluated: components['schemas']['NotEvaluated'][];
      /**
       * @description checks that looked: what they did not find is not there
       * @example [
       *       "integrity.messages"
       *     ]
       */
      evaluated_checks: string[] | null;
      /**
       * @description numbers given to the checks: as requested, and as they were used together with those of the policy
       * @example {
       *       "requested": {},
       *       "effective": {
       *         "video.black": {
       *           "warn_sec": 5
       *         }
       *       }
       *     }
       */
      check_settings?: {
        requested: {
          [key: string]: {
            [key: string]: unknown;
          };
        };
        effective: {
          [key: string]: {
            [key: string]: unknown;
          };
        };
      };
      /** @description the latest valid comparison of this media */
      quality_metrics: components['schemas']['QualitySummary'] | null;
      /** @description what did the work and what it cost */
      engine: components['schemas']['Engine'] | null;
    };
    /**
     * @example {
     *       "url": "https://example.com/trailer.mp4",
     *       "policy": "playable"
     *     }
     */
    ProbeUrlDto: {
      /**
       * @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call
       * @default false
       */
      async?: boolean;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the analysis ended; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description low waits while anything normal does; high, for administrators alone, comes before everything else
       * @default normal
       * @enum {string}
       */
      priority?: 'high' | 'normal' | 'low';
      /**
       * @description cancel the analysis when this connection closes before the reply
       * @default false
       */
      abort_on_disconnect?: boolean;
      /**
       * @description http or https
       * @example https://example.com/trailer.mp4
       */
      url?: string;
      /** @description sent to the origin of the URL alone, stored encrypted */
      headers?: {
        [key: string]: string;
      };
      /** @example s3://bucket/key.mp4 */
      s3?: string;
    } & (unknown | unknown);
    /**
     * @example {
     *       "manifest_url": "https://example.com/master.m3u8"
     *     }
     */
    ProbeStreamDto: {
      /**
       * @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call
       * @default false
       */
      async?: boolean;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the analysis ended; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description low waits while anything normal does; high, for administrators alone, comes before everything else
       * @default normal
       * @enum {string}
       */
      priority?: 'high' | 'normal' | 'low';
      /**
       * @description cancel the analysis when this connection closes before the reply
       * @default false
       */
      abort_on_disconnect?: boolean;
      /**
       * @description http or https
       * @example https://example.com/film/master.m3u8
       */
      manifest_url?: string;
      /**
       * @description a manifest below a media root; what it names is read below the same root, and nowhere else
       * @example media/film/master.m3u8
       */
      file_path?: string;
      /** @description sent to the origin of manifest_url alone, stored encrypted */
      headers?: {
        [key: string]: string;
      };
      /**
       * @description how many segments of each rendition are looked into: the first, the last and ones spread between, or all
       * @default 5
       */
      max_segments?: number | 'all';
    } & (unknown | unknown);
    ListedAnalysisDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
      /** Format: uuid */
      user_id: string;
      progress: components['schemas']['ProgressDto'];
      /** @description rises each time a worker takes it */
      attempt: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      processed_at: string | null;
      /** @description why it failed */
      error: components['schemas']['JobErrorDto'] | null;
      source: components['schemas']['SourceView'];
      labels: {
        [key: string]: string;
      };
      /** @enum {string} */
      depth: 'quick' | 'standard' | 'full';
      /** @description by the policy that was named, else by `playable`; null until there is a result */
      verdict: components['schemas']['VerdictDto'] | null;
      /**
       * Format: uuid
       * @description the analysis whose result this is
       */
      reused_from: string | null;
    };
    AnalysisPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['ListedAnalysisDto'][];
    };
    UploadDto: {
      /** Format: uuid */
      upload_id: string;
      /** @example 345859 */
      size_bytes: number;
      /**
       * @description SHA-256 of the content, lower-case hex
       * @example 50a33a968835987f938a151b088b90a341ab6dacd6e50433a616db09ff52c514
       */
      sha256: string;
      /** Format: date-time */
      expires_at: string;
    };
    PolicyDto: {
      /** @example house-hd */
      slug: string;
      /** @example House HD */
      name: string;
      description: string;
      /**
       * @description rises with every change; a number never stands for two texts
       * @example 3
       */
      version: number;
      /** @description comes with the service and can’t be changed */
      builtin: boolean;
      /**
       * @description other names it is found by
       * @example [
       *       "youtube"
       *     ]
       */
      aliases: string[];
      /**
       * Format: uuid
       * @description its owner; null for a built-in one
       */
      user_id: string | null;
      /**
       * @description inherited ones included
       * @example 12
       */
      rule_count: number;
      /** Format: date-time */
      created_at: string | null;
      /** Format: date-time */
      updated_at: string | null;
    };
    PolicyPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      /** @description built-in ones first */
      items: components['schemas']['PolicyDto'][];
    };
    PolicyVersionDto: {
      /** @example 3 */
      version: number;
      /** Format: date-time */
      created_at: string | null;
    };
    FullPolicyDto: {
      /** @example house-hd */
      slug: string;
      /** @example House HD */
      name: string;
      description: string;
      /**
       * @description rises with every change; a number never stands for two texts
       * @example 3
       */
      version: number;
      /** @description comes with the service and can’t be changed */
      builtin: boolean;
      /**
       * @description other names it is found by
       * @example [
       *       "youtube"
       *     ]
       */
      aliases: string[];
      /**
       * Format: uuid
       * @description its owner; null for a built-in one
       */
      user_id: string | null;
      /**
       * @description inherited ones included
       * @example 12
       */
      rule_count: number;
      /** Format: date-time */
      created_at: string | null;
      /** Format: date-time */
      updated_at: string | null;
      /**
       * @description the policy it starts from
       * @example ebu-r128-hd
       */
      extends: string | null;
      /** @description inherited rules that are left out */
      without: string[];
      /** @description the documents its rules come from */
      sources: {
        [key: string]: unknown;
      }[];
      /** @description what it can’t check */
      notes: string[];
      /**
       * @description numbers for the checks
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23
       *       }
       *     }
       */
      checks: {
        [key: string]: unknown;
      };
      /** @description the rules as written; see GET /policies/schema */
      rules: {
        [key: string]: unknown;
      }[];
      /** @description as it judges: what it extends put in, as that was when this version was written; null where it extends nothing */
      resolved: {
        [key: string]: unknown;
      } | null;
      /** @example 3 */
      latest_version: number;
      /** @description newest first */
      versions: components['schemas']['PolicyVersionDto'][];
      /** @enum {string} */
      format: 'yaml' | 'json';
      /** @description as it was written, comments included */
      text: string;
    };
    ComparedPolicyDto: {
      /** @example house-hd */
      policy: string;
      version: number | null;
    };
    PolicyChangeDto: {
      /** @example assert.all.lte */
      path: string;
      /**
       * @description absent where there was nothing
       * @example 25 Mb/s
       */
      from?:
        | number
        | string
        | boolean
        | {
            [key: string]: unknown;
          }
        | unknown[];
      /**
       * @description absent where there is nothing any more
       * @example 20 Mb/s
       */
      to?:
        | number
        | string
        | boolean
        | {
            [key: string]: unknown;
          }
        | unknown[];
    };
    ChangedRuleDto: {
      /** @example bit-rate */
      id: string;
      changes: components['schemas']['PolicyChangeDto'][];
    };
    RuleChangesDto: {
      added: {
        [key: string]: unknown;
      }[];
      removed: {
        [key: string]: unknown;
      }[];
      changed: components['schemas']['ChangedRuleDto'][];
    };
    PolicyDiffDto: {
      /**
       * Format: uuid
       * @description whose policy it is; null for a built-in one
       */
      user_id: string | null;
      from: components['schemas']['ComparedPolicyDto'];
      to: components['schemas']['ComparedPolicyDto'];
      rules: components['schemas']['RuleChangesDto'];
      /** @description of name, description, sources, notes and settings of checks */
      changes: components['schemas']['PolicyChangeDto'][];
      identical: boolean;
    };
    /**
     * @example {
     *       "analysis_id": "01a21912-c714-7160-b42c-07a293c799ed"
     *     }
     */
    EvaluateDto: {
      /**
       * Format: uuid
       * @description judge this analysis
       */
      analysis_id?: string;
      /** @description judge this analysis, sent along in the form GET /probe/analyses/:id gives it; what is missing in it is unknown */
      analysis?: {
        [key: string]: unknown;
      };
      /** @description judge by this draft in place of what is kept under the slug. Without analysis_id and analysis it is tried on your 20 latest completed analyses */
      policy?:
        | {
            [key: string]: unknown;
          }
        | string;
      /** @description judge by this version; the current one when absent */
      version?: number;
    };
    EvaluationDto: {
      /** @example house-hd */
      policy: string;
      /** @description null for a draft */
      policy_version: number | null;
      /** @enum {string} */
      result: 'pass' | 'warn' | 'fail' | 'not_evaluated';
      /** @description rules by result */
      counts: {
        [key: string]: number;
      };
      rules: components['schemas']['RuleVerdictDto'][];
      /** @description what the policy says it can’t check */
      notes: string[];
      /**
       * Format: date-time
       * @description the moment waivers were held against
       */
      evaluated_at: string;
      /**
       * Format: uuid
       * @description null where the analysis was sent along
       */
      analysis_id: string | null;
      /**
       * Format: uuid
       * @description whose policy it is; null for a built-in one
       */
      policy_user_id: string | null;
    };
    TrialDto: {
      /** Format: uuid */
      analysis_id: string;
      /** @example trailer.mp4 */
      source_name: string | null;
      verdict: components['schemas']['VerdictDto'];
      stored_verdict: components['schemas']['VerdictDto'] | null;
    };
    TrialListDto: {
      /** @description newest first */
      items: components['schemas']['TrialDto'][];
    };
    WaiverDto: {
      /** Format: uuid */
      id: string;
      /** @example ebu-r128-hd */
      policy: string;
      /**
       * Format: uuid
       * @description whose analyses it covers
       */
      user_id: string;
      /** @example no-flashes */
      rule: string;
      /** @example M. Perez, QC */
      author: string;
      reason: string;
      /** Format: date-time */
      expires_at: string | null;
      expired: boolean;
      /** Format: date-time */
      created_at: string;
    };
    WaiverPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      /**
       * Format: uuid
       * @description whose waivers these are
       */
      user_id: string;
      items: components['schemas']['WaiverDto'][];
    };
    CreateWaiverDto: {
      /**
       * @description id of the rule
       * @example no-flashes
       */
      rule: string;
      /**
       * @description who answers for it; your e-mail address when absent
       * @example M. Perez, QC
       */
      author?: string;
      /** @example Strobe scene agreed with the broadcaster; a warning is shown before it. */
      reason: string;
      /**
       * Format: date-time
       * @description still to come; covers nothing from that moment on; null, to be written out, never expires
       * @example 2030-12-31T00:00:00Z
       */
      expires_at: string | null;
    };
    ValidityDto: {
      /** @description false: there are no scores */
      valid: boolean;
      /** @description why it is invalid (offset_uncertain, offset_jumps, content_differs, reframed, dynamic_range_differs, too_many_discontinuities), or what to know (too_short_to_align, too_static_to_align, alignment_not_checked, range_suspected, tail_not_compared) */
      reasons: string[];
      /** @description reference frame shown by the first distorted frame: positive when the distorted side starts later in the content */
      offset_frames: number | null;
      /** @description null where the offset could not be told */
      offset_confidence: number | null;
      /** @description reference frames the distorted side leaves out, counted from 0 */
      dropped_frames: number[];
      /** @description distorted frames that repeat the one before */
      duplicated_frames: number[];
      /** @description the sizes differ: the distorted side was scaled to the reference, bicubic */
      scaled: boolean;
      /** @description the frame rates differ: frames were paired at the lower one */
      frame_rate_matched: boolean;
      /** @description one side is full and the other limited range: the distorted side was converted */
      range_matched: boolean;
      /** @description why this VMAF model */
      model_reason: string | null;
    };
    ComparisonDto: {
      /** Format: uuid */
      id: string;
      /** @enum {string} */
      status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
      /** Format: uuid */
      user_id: string;
      progress: components['schemas']['ProgressDto'];
      /** @description rises each time a worker takes it */
      attempt: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      processed_at: string | null;
      /** @description why it failed */
      error: components['schemas']['JobErrorDto'] | null;
      reference: components['schemas']['SourceView'];
      distorted: components['schemas']['SourceView'];
      /** Format: uuid */
      reference_analysis_id: string | null;
      /** Format: uuid */
      distorted_analysis_id: string | null;
      /** @description metrics, vmaf_model, alignment, sampling, scaling, fail_below */
      options: {
        [key: string]: unknown;
      };
      validity: components['schemas']['ValidityDto'] | null;
      alignment: components['schemas']['AlignmentFacts'] | null;
      /** @description by metric. A figure that would be infinite is null: equal frames are counted in infinite_frames */
      metrics: {
        [key: string]: components['schemas']['MetricResult'];
      } | null;
      /** @description metrics that could not be measured on this media, and why */
      not_measured: components['schemas']['NotMeasured'][];
      /** @description of fail_below */
      verdict: components['schemas']['ThresholdVerdict'] | null;
      /** @description lines of GET …/frames */
      frame_count: number | null;
      engine: components['schemas']['ComparisonEngine'] | null;
      /**
       * Format: uuid
       * @description the comparison these figures were measured for; null when it is this one
       */
      reused_from: string | null;
    };
    RungDto: {
      /** Format: uuid */
      comparison_id: string;
      /** @description name of the source */
      name: string;
      /** @description of a manifest: the rendition, as in its ladder */
      rendition: string | null;
      width: number | null;
      height: number | null;
      /** @description of the picture; of the whole file where the picture’s own is unknown */
      bit_rate_bps: number | null;
      /** @description null while it is not finished */
      valid: boolean | null;
      /**
       * @description mean of each metric
       * @example {
       *       "vmaf": 93.1,
       *       "psnr": 41.2
       *     }
       */
      quality: {
        [key: string]: number | null;
      };
    };
    ComparisonsDto: {
      items: components['schemas']['ComparisonDto'][];
      /** @description bit rate against quality, the highest bit rate first */
      rungs: components['schemas']['RungDto'][];
    };
    ComparedSourceDto: {
      /**
       * @description a file below a media root: <root>/<path>, or a path below any root
       * @example media/master.mov
       */
      file_path?: string;
      /**
       * Format: uuid
       * @description from POST /uploads
       */
      upload_id?: string;
      /**
       * Format: uuid
       * @description the media of an analysis of your own, while it is kept; its quality_metrics will name this comparison
       */
      analysis_id?: string;
      /**
       * @description http or https; refused with 422 where sources can’t be read twice
       * @example https://example.com/trailer.mp4
       */
      url?: string;
      /** @description sent to the origin of the URL alone */
      headers?: {
        [key: string]: string;
      };
      /** @example s3://bucket/key.mp4 */
      s3?: string;
      /**
       * @description as distorted: every video rendition of a manifest is compared; a manifest below a media root is named by file_path
       * @example https://example.com/master.m3u8
       */
      manifest_url?: string;
    } & (unknown | unknown | unknown | unknown | unknown | unknown);
    AlignmentDto: {
      /**
       * @description auto finds the offset and refuses what can’t be aligned; none compares from the first frame on; fixed takes offset_frames
       * @default auto
       * @enum {string}
       */
      mode?: 'auto' | 'none' | 'fixed';
      /**
       * @description with fixed: the reference frame the first distorted frame shows
       * @example 3
       */
      offset_frames?: number;
    };
    SamplingDto: {
      /**
       * @description figures of every n-th frame; means then carry a 95 % confidence interval
       * @default 1
       */
      every_n_frames?: number;
      /**
       * @description all frames of every n-th scene, not together with every_n_frames; the interval is then that of a sample of scenes
       * @default 1
       */
      every_n_scenes?: number;
    };
    /**
     * @example {
     *       "reference": {
     *         "file_path": "media/sample.mp4"
     *       },
     *       "distorted": {
     *         "file_path": "media/sample.mp4"
     *       }
     *     }
     */
    CompareDto: {
      /** @description what it should look like */
      reference: components['schemas']['ComparedSourceDto'];
      /** @description what it looks like: one source, or several against the same reference */
      distorted: components['schemas']['ComparedSourceDto'] | components['schemas']['ComparedSourceDto'][];
      /**
       * @description measured together in one run
       * @default [
       *       "vmaf",
       *       "psnr",
       *       "ssim"
       *     ]
       */
      metrics?: ('vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif')[];
      /**
       * @description a version of GET /quality/models; chosen by the picture’s size without
       * @example vmaf_v0.6.1
       */
      vmaf_model?: string;
      /** @description which frames of the two sides belong together */
      alignment?: components['schemas']['AlignmentDto'];
      /** @description measures a part of the frames; every one when absent */
      sampling?: components['schemas']['SamplingDto'];
      /**
       * @description how the distorted side is brought to the reference’s size; published scores are of bicubic
       * @default bicubic
       * @enum {string}
       */
      scaling?: 'bicubic' | 'bilinear' | 'lanczos' | 'spline' | 'area' | 'neighbor';
      /**
       * @description least acceptable mean: a number for VMAF, or by metric
       * @example {
       *       "vmaf": 93,
       *       "psnr": 38
       *     }
       */
      fail_below?:
        | number
        | {
            [key: string]: number;
          };
      /**
       * @description false waits for the end, at most as long as a synchronous call may take
       * @default true
       */
      async?: boolean;
      /**
       * @description told when the comparison ended; private addresses are refused
       * @example https://example.com/hooks/quality
       */
      webhook_url?: string;
      /**
       * @description true measures again; otherwise figures that were measured before for you, of the same uploads or files with the same tools, are used again
       * @default false
       */
      fresh?: boolean;
    };
    VmafModelDto: {
      /** @example vmaf_v0.6.1 */
      version: string;
      description: string;
    };
    ModelsDto: {
      models: components['schemas']['VmafModelDto'][];
      /** @description by metric: null when this build measures it, else why not */
      metrics: {
        [key: string]: string | null;
      };
      ffmpeg_version: string | null;
      libvmaf_version: string | null;
    };
    ComparisonPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['ComparisonDto'][];
    };
    BatchItemDto: {
      /**
       * @description a file below a media root: <root>/<path>, or a path below any root
       * @example media/master.mov
       */
      file_path?: string;
      /**
       * Format: uuid
       * @description from POST /uploads
       */
      upload_id?: string;
      /**
       * Format: uuid
       * @description the media of an analysis of your own, while it is kept; its quality_metrics will name this comparison
       */
      analysis_id?: string;
      /**
       * @description http or https; refused with 422 where sources can’t be read twice
       * @example https://example.com/trailer.mp4
       */
      url?: string;
      /** @description sent to the origin of the URL alone */
      headers?: {
        [key: string]: string;
      };
      /** @example s3://bucket/key.mp4 */
      s3?: string;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the analysis ended; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description measured together in one run
       * @default [
       *       "vmaf",
       *       "psnr",
       *       "ssim"
       *     ]
       */
      metrics?: ('vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif')[];
      /**
       * @description a version of GET /quality/models; chosen by the picture’s size without
       * @example vmaf_v0.6.1
       */
      vmaf_model?: string;
      /** @description which frames of the two sides belong together */
      alignment?: components['schemas']['AlignmentDto'];
      /** @description measures a part of the frames; every one when absent */
      sampling?: components['schemas']['SamplingDto'];
      /**
       * @description least acceptable mean: a number for VMAF, or by metric
       * @example {
       *       "vmaf": 93,
       *       "psnr": 38
       *     }
       */
      fail_below?:
        | number
        | {
            [key: string]: number;
          };
      /** @description what it should look like: makes the item a comparison */
      reference?: components['schemas']['ComparedSourceDto'];
      /** @description what it looks like */
      distorted?: components['schemas']['ComparedSourceDto'];
    };
    /**
     * @example {
     *       "items": [
     *         {
     *           "file_path": "media/sample.mp4"
     *         },
     *         {
     *           "file_path": "media/sample.mp4",
     *           "depth": "full"
     *         }
     *       ],
     *       "policy": "playable"
     *     }
     */
    BatchAnalyzeDto: {
      /**
       * @description without effect: a batch is answered 202 at once, whatever this says
       * @default false
       */
      async?: boolean;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the batch ended, not its items; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description measured together in one run
       * @default [
       *       "vmaf",
       *       "psnr",
       *       "ssim"
       *     ]
       */
      metrics?: ('vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif')[];
      /**
       * @description a version of GET /quality/models; chosen by the picture’s size without
       * @example vmaf_v0.6.1
       */
      vmaf_model?: string;
      /** @description which frames of the two sides belong together */
      alignment?: components['schemas']['AlignmentDto'];
      /** @description measures a part of the frames; every one when absent */
      sampling?: components['schemas']['SamplingDto'];
      /**
       * @description least acceptable mean: a number for VMAF, or by metric
       * @example {
       *       "vmaf": 93,
       *       "psnr": 38
       *     }
       */
      fail_below?:
        | number
        | {
            [key: string]: number;
          };
      /**
       * @description most items at the workers at a time
       * @default 64
       */
      concurrency?: number;
      /**
       * @description refuse the whole batch when any item is malformed or its media is not there
       * @default false
       */
      all_or_nothing?: boolean;
      /**
       * @description up to 10,000 sources with their overrides; send more as NDJSON or CSV
       * @example [
       *       {
       *         "file_path": "media/trailer.mp4"
       *       },
       *       {
       *         "file_path": "media/feature.mov",
       *         "depth": "full"
       *       }
       *     ]
       */
      items?: components['schemas']['BatchItemDto'][];
      /**
       * @description a folder below a media root: <root> or <root>/<path>
       * @example media/films
       */
      root?: string;
      /**
       * @description keys that begin so
       * @example s3://bucket/films/
       */
      s3_prefix?: string;
      /**
       * @description which paths below the folder or prefix: one glob or several; every file without
       * @example **\/*.{mp4,mov}
       */
      glob?: string | string[];
      /** @description the same as glob; both together are joined */
      include?: string | string[];
      /**
       * @description which of them not
       * @example [
       *       "**\/trailers/**"
       *     ]
       */
      exclude?: string | string[];
    };
    BatchOptionsDto: {
      /**
       * @description without effect: a batch is answered 202 at once, whatever this says
       * @default false
       */
      async?: boolean;
      /**
       * @description analyse again even if the same bytes were analysed before with the same options
       * @default false
       */
      fresh?: boolean;
      /**
       * @description quick reads headers; standard adds packets and the first frames; full decodes
       * @default standard
       * @enum {string}
       */
      depth?: 'quick' | 'standard' | 'full';
      /**
       * @description ids from GET /probe/checks
       * @example [
       *       "integrity.messages"
       *     ]
       */
      checks?: string[];
      /**
       * @description slug of the policy to judge by
       * @example playable
       */
      policy?: string;
      /**
       * @description numbers for checks, before those of the policy; GET /probe/checks lists them
       * @example {
       *       "audio.loudness": {
       *         "target_lufs": -23,
       *         "tolerance_lu": 0.5
       *       },
       *       "video.black": {
       *         "warn_sec": 5
       *       }
       *     }
       */
      thresholds?: {
        [key: string]: {
          [key: string]: number;
        };
      };
      /** @description audio streams that are heard together, measured as one */
      audio_groups?: components['schemas']['AudioGroupDto'][];
      /** @description which part and streams ffprobe reads, and what it counts */
      ffprobe?: components['schemas']['FfprobeOptionsDto'];
      /**
       * @description told when the batch ended, not its items; private addresses are refused
       * @example https://example.com/hooks/ffprobe
       */
      webhook_url?: string;
      /**
       * @description your own words, to filter by
       * @example {
       *       "project": "spring"
       *     }
       */
      labels?: {
        [key: string]: string;
      };
      /**
       * @description explain the result in words afterwards
       * @default false
       */
      insights?: boolean;
      /**
       * @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt
       * @default false
       */
      second_opinion?: boolean;
      /**
       * @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing
       * @default false
       */
      stream_hashes?: boolean;
      /**
       * @description measured together in one run
       * @default [
       *       "vmaf",
       *       "psnr",
       *       "ssim"
       *     ]
       */
      metrics?: ('vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif')[];
      /**
       * @description a version of GET /quality/models; chosen by the picture’s size without
       * @example vmaf_v0.6.1
       */
      vmaf_model?: string;
      /** @description which frames of the two sides belong together */
      alignment?: components['schemas']['AlignmentDto'];
      /** @description measures a part of the frames; every one when absent */
      sampling?: components['schemas']['SamplingDto'];
      /**
       * @description least acceptable mean: a number for VMAF, or by metric
       * @example {
       *       "vmaf": 93,
       *       "psnr": 38
       *     }
       */
      fail_below?:
        | number
        | {
            [key: string]: number;
          };
      /**
       * @description most items at the workers at a time
       * @default 64
       */
      concurrency?: number;
      /**
       * @description refuse the whole batch when any item is malformed or its media is not there
       * @default false
       */
      all_or_nothing?: boolean;
    };
    RefusedItemDto: {
      /**
       * @description from 0, in the order of the request
       * @example 17
       */
      index: number;
      /** @example VALIDATION_FAILED */
      code: string;
      message: string;
      errors: components['schemas']['FieldErrorDto'][];
    };
    AcceptedBatchDto: {
      /** Format: uuid */
      id: string;
      /** @description items; null while a folder or prefix is still being listed */
      total: number | null;
      /** @example /api/v1/batch/0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11 */
      status_url: string;
      /** @example /api/v1/batch/0197a1c2-7d50-7a63-a1a8-3c1b8a3f5d11/events */
      events_url: string;
      /** @description items that were not accepted; they are in the batch as failed */
      refused: number;
      /** @description the first hundred of them */
      errors: components['schemas']['RefusedItemDto'][];
    };
    BatchCountsDto: {
      pending: number;
      /** @description at the workers */
      running: number;
      completed: number;
      failed: number;
      cancelled: number;
      /** @description of the completed: verdict pass */
      pass: number;
      warn: number;
      fail: number;
      not_evaluated: number;
    };
    BatchDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      user_id: string;
      /** @enum {string} */
      status: 'pending' | 'running' | 'paused' | 'completed' | 'cancelled';
      /** @description items known so far */
      total: number;
      counts: components['schemas']['BatchCountsDto'];
      /** @description items a second over the last half minute, or over the whole time once it ended */
      throughput: number | null;
      /**
       * Format: date-time
       * @description when the last item ends at this pace
       */
      eta: string | null;
      eta_seconds: number | null;
      labels: {
        [key: string]: string;
      };
      concurrency: number;
      /** @description root or s3_prefix, include[], exclude[], done, error; null when the items were listed in the request */
      listing: {
        [key: string]: unknown;
      } | null;
      /** @description items that share the result of another one */
      duplicates: number;
      /** @description the ten slowest */
      slowest: components['schemas']['SlowItem'][];
      /** @description the first twenty that failed */
      first_errors: components['schemas']['FailedItem'][];
      depth: string;
      policy: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      processed_at: string | null;
    };
    BatchPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['BatchDto'][];
    };
    BatchItemViewDto: {
      /** @description from 0 */
      index: number;
      /** @enum {string} */
      status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
      /**
       * @description null when it was not acceptable
       * @enum {string|null}
       */
      kind: 'analysis' | 'comparison' | null;
      /**
       * @description of its media; of an upload that waits its id
       * @example trailer.mp4
       */
      name: string;
      /**
       * @description as it was named
       * @example {
       *       "file_path": "media/trailer.mp4"
       *     }
       */
      source: {
        [key: string]: unknown;
      } | null;
      reference: {
        [key: string]: unknown;
      } | null;
      distorted: {
        [key: string]: unknown;
      } | null;
      labels: {
        [key: string]: string;
      };
      /**
       * Format: uuid
       * @description null until its turn came
       */
      analysis_id: string | null;
      /** Format: uuid */
      comparison_id: string | null;
      /** @description index of the item whose result this one shares */
      duplicate_of: number | null;
      /** @enum {string|null} */
      verdict: 'pass' | 'warn' | 'fail' | 'not_evaluated' | null;
      wall_seconds: number | null;
      /** Format: date-time */
      processed_at: string | null;
      /** @description why it failed: code, title, detail */
      error: {
        [key: string]: unknown;
      } | null;
    };
    BatchItemPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['BatchItemViewDto'][];
    };
    ReportSubjectDto: {
      /** Format: uuid */
      analysis_id?: string;
      /** Format: uuid */
      comparison_id?: string;
      /** @description several encodes of one reference: quality against bit rate */
      comparison_ids?: string[];
      /** Format: uuid */
      batch_id?: string;
    } & (unknown | unknown | unknown | unknown);
    /**
     * @example {
     *       "subject": {
     *         "analysis_id": "01a21912-c714-7160-b42c-07a293c799ed"
     *       },
     *       "format": "html"
     *     }
     */
    CreateReportDto: {
      subject: components['schemas']['ReportSubjectDto'];
      /** @enum {string} */
      format: 'html' | 'pdf' | 'json' | 'csv' | 'markdown' | 'junit';
      /** @example Delivery of 31 January */
      title?: string;
    };
    ReportDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      user_id: string;
      /** @enum {string} */
      status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
      subject: components['schemas']['ReportSubjectDto'];
      /** @enum {string} */
      format: 'html' | 'pdf' | 'json' | 'csv' | 'markdown' | 'junit';
      title: string | null;
      size_bytes: number | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      processed_at: string | null;
      /** @description path to the content, once it is completed */
      download_url: string | null;
      /**
       * Format: date-time
       * @description when it is removed; null keeps it
       */
      expires_at: string | null;
      /**
       * Format: date-time
       * @description when its link ends; null without one
       */
      shared_until: string | null;
      /** @description why it failed */
      error: components['schemas']['JobErrorDto'] | null;
    };
    ReportPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['ReportDto'][];
    };
    ShareReportDto: {
      /**
       * @description seconds; never longer than the report is kept
       * @default 604800
       */
      expires_in_sec?: number;
    };
    ShareDto: {
      /**
       * @description absolute when the service knows its public address (PUBLIC_URL), else a path
       * @example https://media.example.com/api/v1/shared/reports/AbC…
       */
      url: string;
      /** Format: date-time */
      expires_at: string;
    };
    /**
     * @example {
     *       "analysis_id": "01a21912-c714-7160-b42c-07a293c799ed"
     *     }
     */
    CreateInsightDto: {
      /**
       * Format: uuid
       * @description exactly one of analysis_id, comparison_id and batch_id
       */
      analysis_id?: string;
      /** Format: uuid */
      comparison_id?: string;
      /** Format: uuid */
      batch_id?: string;
      /**
       * @description BCP 47; what rules write is English whatever is asked, and `language` says so
       * @default en
       * @example de
       */
      language?: string;
      /**
       * @default engineer
       * @enum {string}
       */
      audience?: 'engineer' | 'executive';
    } & (unknown | unknown | unknown);
    SubjectDto: {
      /**
       * Format: uuid
       * @description exactly one of analysis_id, comparison_id and batch_id
       */
      analysis_id?: string;
      /** Format: uuid */
      comparison_id?: string;
      /** Format: uuid */
      batch_id?: string;
    };
    InsightIssueDto: {
      /** @description findings, or rules of the verdict, it rests on */
      finding_ids: string[];
      explanation: string;
      fix: string;
      /**
       * @description checked against a closed grammar; INPUT and OUTPUT stand for the files
       * @example ffmpeg -i INPUT -af loudnorm=I=-23:TP=-1:LRA=15 -c:v copy OUTPUT
       */
      ffmpeg_hint: string | null;
    };
    TokenCountsDto: {
      prompt: number;
      completion: number;
    };
    InsightDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      user_id: string;
      /** @enum {string} */
      status: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
      subject: components['schemas']['SubjectDto'];
      /** @enum {string} */
      audience: 'engineer' | 'executive';
      /** @example en */
      language: string;
      summary: string | null;
      issues: components['schemas']['InsightIssueDto'][];
      /**
       * @description from the verdict alone; no model decides it
       * @enum {string|null}
       */
      delivery_readiness: 'ready' | 'ready_with_warnings' | 'not_ready' | 'unknown' | null;
      /** @description ids of findings, facts and rules the text rests on */
      citations: string[];
      /** @description whether everything the model said could be traced; what could not was dropped */
      grounded: boolean | null;
      dropped_claims: number;
      /** @enum {string|null} */
      generated_by: 'llm' | 'rules' | null;
      /** @description why rules wrote it although a model was to */
      fallback_reason: string | null;
      provider: string | null;
      model: string | null;
      prompt_version: number | null;
      tokens: components['schemas']['TokenCountsDto'];
      /** @description by the configured price; null where none is */
      cost: number | null;
      /** Format: uuid */
      reused_from: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      processed_at: string | null;
      /** @description why it failed */
      error: components['schemas']['JobErrorDto'] | null;
    };
    InsightPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['InsightDto'][];
    };
    AnswerDto: {
      /** Format: uuid */
      conversation_id: string;
      answer: string;
      citations: string[];
      grounded: boolean;
      dropped_claims: number;
      /** @enum {string} */
      generated_by: 'llm' | 'rules';
      fallback_reason: string | null;
      provider: string | null;
      model: string | null;
      tokens: components['schemas']['TokenCountsDto'];
    };
    /**
     * @example {
     *       "analysis_id": "01a21912-c714-7160-b42c-07a293c799ed",
     *       "question": "Why did it not pass?"
     *     }
     */
    AskDto: {
      /**
       * Format: uuid
       * @description exactly one of analysis_id, comparison_id and batch_id
       */
      analysis_id?: string;
      /** Format: uuid */
      comparison_id?: string;
      /** Format: uuid */
      batch_id?: string;
      /** @example Why does it fail, and what do I change first? */
      question: string;
      /**
       * Format: uuid
       * @description goes on with an earlier conversation
       */
      conversation_id?: string;
    } & (unknown | unknown | unknown);
    SigningSecretDto: {
      /**
       * @description verify `webhook-signature` with it (Standard Webhooks)
       * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvC2FVsBQIhr=
       */
      secret: string;
      /**
       * Format: date-time
       * @description until when the secret before the last rotation signs as well
       */
      previous_secret_until: string | null;
    };
    RotateSecretDto: {
      /**
       * @description how long, in seconds, messages are signed with the secret before as well
       * @default 86400
       */
      overlap_sec?: number;
    };
    DeliveryErrorDto: {
      /** @example HTTP_STATUS */
      code: string;
      /** @example The receiver answered 500. */
      detail: string;
    };
    DeliveryDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      user_id: string;
      /**
       * Format: uuid
       * @description `webhook-id` of every try: a receiver that knows it already may forget the message
       */
      event_id: string;
      /**
       * @description an event, or webhook.test of a test call
       * @example analysis.completed
       */
      type: string;
      /**
       * Format: uuid
       * @description what the event is about
       */
      subject_id: string;
      /**
       * Format: uuid
       * @description null: the webhook_url of a request
       */
      webhook_id: string | null;
      /**
       * @description without its secrets
       * @example https://example.com/hooks/ffprobe
       */
      url: string;
      /**
       * @description pending: waits for its next try; dead: given up, to be redelivered by hand
       * @enum {string}
       */
      status: 'pending' | 'delivered' | 'dead';
      /**
       * @description every try so far
       * @example 1
       */
      attempts: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      last_attempt_at: string | null;
      /**
       * Format: date-time
       * @description null when there is no further try
       */
      next_attempt_at: string | null;
      /** Format: date-time */
      delivered_at: string | null;
      /**
       * @description HTTP status of the last answer
       * @example 200
       */
      response_status: number | null;
      /**
       * @description until the last answer came or the try failed
       * @example 84
       */
      duration_ms: number | null;
      /** @description the first 4 KB of the last answer */
      reply: string | null;
      /** @description why the last try failed */
      error: components['schemas']['DeliveryErrorDto'] | null;
    };
    DeliveryPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['DeliveryDto'][];
    };
    /**
     * @example {
     *       "url": "https://example.com/hooks/ffprobe",
     *       "events": [
     *         "analysis.completed",
     *         "analysis.failed"
     *       ]
     *     }
     */
    CreateWebhookDto: {
      /**
       * @description http or https; a private address only where the operator allows it
       * @example https://example.com/hooks/ffprobe
       */
      url: string;
      /**
       * @description null: every event, those to come included
       * @default null
       * @example [
       *       "analysis.completed",
       *       "analysis.failed"
       *     ]
       */
      events?:
        | (
            | 'analysis.completed'
            | 'analysis.failed'
            | 'analysis.cancelled'
            | 'comparison.completed'
            | 'comparison.failed'
            | 'batch.completed'
            | 'report.ready'
          )[]
        | null;
      /** @example ingest */
      description?: string | null;
      /** @default true */
      enabled?: boolean;
    };
    ToldWebhookDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      user_id: string;
      /**
       * @description without its secrets for others than the owner
       * @example https://example.com/hooks/ffprobe
       */
      url: string;
      /**
       * @description null: every event, those to come included
       * @example [
       *       "analysis.completed",
       *       "analysis.failed"
       *     ]
       */
      events:
        | (
            | 'analysis.completed'
            | 'analysis.failed'
            | 'analysis.cancelled'
            | 'comparison.completed'
            | 'comparison.failed'
            | 'batch.completed'
            | 'report.ready'
          )[]
        | null;
      /** @example ingest */
      description: string | null;
      enabled: boolean;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description until when the secret before the last rotation signs as well
       */
      previous_secret_until: string | null;
      /**
       * @description shown this once; verify `webhook-signature` with it (Standard Webhooks)
       * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvC2FVsBQIhr=
       */
      secret: string;
    };
    WebhookDto: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      user_id: string;
      /**
       * @description without its secrets for others than the owner
       * @example https://example.com/hooks/ffprobe
       */
      url: string;
      /**
       * @description null: every event, those to come included
       * @example [
       *       "analysis.completed",
       *       "analysis.failed"
       *     ]
       */
      events:
        | (
            | 'analysis.completed'
            | 'analysis.failed'
            | 'analysis.cancelled'
            | 'comparison.completed'
            | 'comparison.failed'
            | 'batch.completed'
            | 'report.ready'
          )[]
        | null;
      /** @example ingest */
      description: string | null;
      enabled: boolean;
      /** Format: date-time */
      created_at: string;
      /**
       * Format: date-time
       * @description until when the secret before the last rotation signs as well
       */
      previous_secret_until: string | null;
    };
    WebhookPageDto: {
      /** @description give it as cursor for the next page; null at the end */
      next_cursor: string | null;
      items: components['schemas']['WebhookDto'][];
    };
    /**
     * @example {
     *       "enabled": false
     *     }
     */
    ChangeWebhookDto: {
      /**
       * @description http or https; a private address only where the operator allows it
       * @example https://example.com/hooks/ffprobe
       */
      url?: string;
      /**
       * @description null: every event, those to come included
       * @example [
       *       "analysis.completed",
       *       "analysis.failed"
       *     ]
       */
      events?:
        | (
            | 'analysis.completed'
            | 'analysis.failed'
            | 'analysis.cancelled'
            | 'comparison.completed'
            | 'comparison.failed'
            | 'batch.completed'
            | 'report.ready'
          )[]
        | null;
      /** @example ingest */
      description?: string | null;
      /** @description false: nothing is delivered, and what waits is dead-lettered at its next try */
      enabled?: boolean;
    };
    /** @description ISO/IEC 23001-7: scheme is the four characters of `schm` (cenc, cbcs, cens, cbc1). */
    Encryption: {
      encrypted: boolean | null;
      scheme: string | null;
      /** @description Picture or sound of the file is clear beside what is encrypted: one service of several, one track. */
      partial: boolean | null;
      /** @description Indexes of the streams that are encrypted; null where nothing says which. */
      streams: number[] | null;
    };
    Container: {
      /** @description ffprobe's names of the format, all of them: one demuxer reads mov, mp4, m4a … */
      format_names: string[];
      long_name: string | null;
      /** @description `ftyp` major brand, without trailing spaces. */
      major_brand: string | null;
      duration_sec: number | null;
      /** @enum {string|null} */
      duration_source: 'header' | 'packets' | 'decoded' | 'estimated' | null;
      start_time_sec: number | null;
      size_bytes: number | null;
      bit_rate_bps: number | null;
      /** @enum {string|null} */
      bit_rate_source: 'header' | 'packets' | 'file_size' | null;
      /** @description MP4 only, from the boxes: `moov` stands before the first `mdat`. */
      faststart: boolean | null;
      /** @description MP4 only, from the boxes: `mvex` or `moof` is there. */
      fragmented: boolean | null;
      /** @description MP4 only, from the boxes: any track has an `elst` with an entry. */
      has_edit_list: boolean | null;
      /** @description ffprobe found at least one stream and reported no error. What it printed on stderr is not part of this. */
      valid: boolean;
      stream_count: number;
      encryption: components['schemas']['Encryption'];
      tags: {
        [key: string]: string;
      };
      /** @description Start of the first audio stream minus start of the best video stream, seconds: positive when sound is late. */
      av_offset_sec: number | null;
    };
    Rate: {
      num: number;
      den: number;
      /** @description Frames per second. */
      value: number;
    };
    /** @description ffprobe's words for the ITU-T H.273 code points. */
    Color: {
      /** @description "tv" narrow (limited), "pc" full. */
      range: string | null;
      primaries: string | null;
      transfer: string | null;
      matrix: string | null;
    };
    /** @description The Dolby Vision configuration record (`dvcC`, `dvvC`, `dvwC`). */
    DolbyVision: {
      profile: number | null;
      level: number | null;
      /** @description Base layer: 0 none, 1 HDR10, 2 SDR, 4 HLG, 6 Ultra HD Blu-ray HDR10. */
      compatibility_id: number | null;
      has_rpu: boolean | null;
      has_enhancement_layer: boolean | null;
    };
    /** @description SMPTE ST 2086; luminance in cd/m². */
    MasteringDisplay: {
      max_cd_m2: number | null;
      min_cd_m2: number | null;
      /** @description "BT.709", "BT.2020", "DCI-P3 D65", "DCI-P3", or the coordinates as text. */
      primaries: string | null;
    };
    /** @description CTA-861.3, cd/m²; 0 means unknown and is null. */
    ContentLight: {
      max_cll: number | null;
      max_fall: number | null;
    };
    Hdr: {
      is_hdr: boolean | null;
      /** @enum {string|null} */
      format: 'SDR' | 'PQ' | 'HLG' | 'HDR10' | 'HDR10+' | 'Dolby Vision' | null;
      /** @description What the picture also plays as on a device that does not know `format`. */
      compatible_with: ('SDR' | 'PQ' | 'HLG' | 'HDR10' | 'HDR10+' | 'Dolby Vision')[];
      dolby_vision: components['schemas']['DolbyVision'] | null;
      mastering_display: components['schemas']['MasteringDisplay'] | null;
      content_light: components['schemas']['ContentLight'] | null;
      /** @description Dynamic metadata seen in frames: "SMPTE ST 2094-40", "Dolby Vision RPU" … */
      dynamic_metadata: string[];
      /** @description Why it was classified so, strongest first. */
      evidence: string[];
      /** @description What does not fit together. */
      contradictions: string[];
    };
    Scan: {
      /**
       * @description `mixed`: the first frames are flagged both ways.
       * @enum {string|null}
       */
      type: 'progressive' | 'interlaced' | 'mixed' | null;
      /**
       * @description Order of display.
       * @enum {string|null}
       */
      field_order: 'tff' | 'bff' | null;
      /**
       * @description `flag`: what the file says of itself · `content`: measured by an analyzer.
       * @enum {string|null}
       */
      source: 'flag' | 'content' | null;
    };
    /** @description Keyframe distances, from packets. The last, unfinished group counts only when it is the only one. */
    Gop: {
      mean_frames: number;
      min_frames: number;
      max_frames: number;
      mean_sec: number | null;
      max_sec: number | null;
      /** @description Every finished group is as long as the others; null when fewer than two are finished. */
      regular: boolean | null;
      /** @description No picture is shown before the keyframe it follows in the file. With H.264 and MPEG-2 such pictures make it open; with HEVC and VVC they may lean on the keyframe alone: null. */
      closed: boolean | null;
    };
    VideoStream: {
      index: number;
      /** @description ffprobe's codec name ("h264"); null when the build does not know it: see `tag`. */
      codec: string | null;
      long_name: string | null;
      /** @description The container's own name: MP4 sample entry, or "0x1b" for a transport stream type. */
      tag: string | null;
      /** @description RFC 6381 `codecs` parameter, from the decoder configuration record. */
      codec_string: string | null;
      /** @description Dolby Vision over a compatible base layer, as in HLS SUPPLEMENTAL-CODECS: "dvh1.08.01/db1p". */
      supplemental_codec_string: string | null;
      profile: string | null;
      /** @description The codec's own number: H.264 31 = 3.1, HEVC 93 = 3.1 (level × 30), AV1 seq_level_idx. */
      level: number | null;
      /** @enum {string|null} */
      tier: 'Main' | 'High' | null;
      /** @description Pixels, cropped, before sample aspect ratio and rotation. */
      width: number | null;
      height: number | null;
      /** @description Pixels, uncropped. */
      coded_width: number | null;
      coded_height: number | null;
      /** @description "n:d" as signalled in container or bitstream; null when nothing signals it (players take 1:1). */
      sample_aspect_ratio: string | null;
      /** @description "n:d" of the picture as shown: after sample aspect ratio and rotation. */
      display_aspect_ratio: string | null;
      /** @description Pixels as shown: coded size, then sample aspect ratio (applied to the width), then rotation. */
      display_width: number | null;
      display_height: number | null;
      /**
       * @description Degrees to turn clockwise before showing, after `mirrored`; 0 90 180 270, null when the matrix is no right angle.
       * @enum {number|null}
       */
      rotation_deg: 0 | 90 | 180 | 270 | null;
      /** @description The picture is flipped left to right before it is turned. */
      mirrored: boolean;
      /** @description The base rate (r_frame_rate), or the average one where the base rate is only the time base or the field rate. */
      frame_rate: components['schemas']['Rate'] | null;
      average_frame_rate: components['schemas']['Rate'] | null;
      /** @description From packets where they were read; else false when base and average rate agree and null when they do not. */
      variable_frame_rate: boolean | null;
      /** @description Frames in the file, those an edit list hides too (a decoded count has only those shown). */
      frame_count: number | null;
      /** @enum {string|null} */
      frame_count_source: 'header' | 'packets' | 'decoded' | 'tags' | null;
      duration_sec: number | null;
      bit_rate_bps: number | null;
      pixel_format: string | null;
      /** @description "4:2:0", "4:2:2" …; "4:4:4" for RGB, "4:0:0" for gray. */
      chroma_subsampling: string | null;
      /** @description Bits per component as coded (12 for 12-bit JPEG 2000 in a 16-bit pixel format). */
      bit_depth: number | null;
      color: components['schemas']['Color'];
      hdr: components['schemas']['Hdr'];
      scan: components['schemas']['Scan'];
      gop: components['schemas']['Gop'] | null;
      /** @description Carried in the picture: cea608, cea708; a53 where there is a place for them and what is in it is not known. */
      captions: string[];
      /** @description Active format description code 0–15, from the first frames (SMPTE ST 2016-1). */
      afd: number | null;
      stereo_mode: string | null;
      projection: string | null;
      has_alpha: boolean | null;
      /** @description Film grain is described for the decoder to put back (AV1, H.274 SEI). */
      film_grain: boolean | null;
      language: string | null;
      title: string | null;
      disposition: {
        [key: string]: boolean;
      };
      is_attached_picture: boolean;
      /** @description The one video stream a player would choose. */
      is_best: boolean;
    };
    /** @description EBU R 128 values, filled by the analyzer that decodes. */
    Loudness: {
      integrated_lufs: number | null;
      range_lu: number | null;
      max_momentary_lufs: number | null;
      max_short_term_lufs: number | null;
      true_peak_dbtp: number | null;
    };
    AudioStream: {
      index: number;
      codec: string | null;
      long_name: string | null;
      tag: string | null;
      codec_string: string | null;
      profile: string | null;
      sample_rate_hz: number | null;
      channels: number | null;
      /** @description ffprobe's name ("5.1(side)"); null when nothing says which channel is which. */
      channel_layout: string | null;
      /** @description Bits per sample; null for lossy codecs. */
      bit_depth: number | null;
      bit_rate_bps: number | null;
      duration_sec: number | null;
      /** @description As given (ISO 639 or BCP 47); "und" is null. */
      language: string | null;
      title: string | null;
      /** @enum {string|null} */
      role:
        | 'main'
        | 'alternate'
        | 'commentary'
        | 'description'
        | 'hearing_impaired'
        | 'clean_effects'
        | 'effects'
        | 'dialogue'
        | 'emergency'
        | 'voice_over'
        | 'karaoke'
        | 'dub'
        | 'original'
        | null;
      /** @description "Dolby Atmos", "DTS:X", "MPEG-H 3D Audio"; null when there is none or the build cannot tell. */
      object_audio: string | null;
      /** @description How the essence is packed: adts, latm, raw, s302m, smpte337 (coded sound in PCM words), wave, bwf, rf64, bw64, adm, aes3. */
      wrapping: string | null;
      /**
       * @description Byte order of uncompressed samples.
       * @enum {string|null}
       */
      endianness: 'little' | 'big' | null;
      disposition: {
        [key: string]: boolean;
      };
      loudness: components['schemas']['Loudness'] | null;
    };
    /** @description What is heard together: one stream, or several mono streams whose labels name their channels. */
    AudioGroup: {
      name: string;
      /** @description Stream indexes. */
      streams: number[];
      /** @description Channel names in order ("FL", "FR" …); null when unknown. */
      channel_map: string[] | null;
      /** @enum {string} */
      source: 'stream' | 'labels' | 'request' | 'policy';
      loudness: components['schemas']['Loudness'] | null;
    };
    SubtitleStream: {
      index: number;
      codec: string | null;
      language: string | null;
      title: string | null;
      forced: boolean;
      hearing_impaired: boolean;
      /** @enum {string|null} */
      kind: 'text' | 'bitmap' | 'teletext' | 'captions' | null;
    };
    DataStream: {
      index: number;
      codec: string | null;
      tag: string | null;
      /** @description timecode, scte35, klv, gpmd, id3, chapters, attachment …; null when nothing names it. */
      kind: string | null;
    };
    Chapter: {
      start_sec: number | null;
      end_sec: number | null;
      title: string | null;
    };
    Timecode: {
      /** @description Of the first frame, as written: "01:00:00:00", with ";" before the frames when drop frame. */
      value: string;
      drop_frame: boolean;
      /** @enum {string} */
      source: 'tmcd' | 'mxf_material_package' | 'format_tag' | 'stream_tag' | 'smpte_12m' | 'gop_header';
      /** @description The frame number is below the rate and drop frame is used only at 30000/1001 and its multiples; null without a rate. */
      frame_rate_fits: boolean | null;
    };
    /** @description The typed facts of a media file: a document, stored and sent as it stands, hence snake_case. Units are in the names; `null` is unknown, never 0 or ''. Where a value comes from is said at the field. */
    MediaInfo: {
      container: components['schemas']['Container'];
      video: components['schemas']['VideoStream'][];
      audio: components['schemas']['AudioStream'][];
      audio_groups: components['schemas']['AudioGroup'][];
      subtitles: components['schemas']['SubtitleStream'][];
      data: components['schemas']['DataStream'][];
      chapters: components['schemas']['Chapter'][];
      timecode: components['schemas']['Timecode'] | null;
    };
    /** @description One thing that was seen, with the evidence it rests on. */
    Finding: {
      id: string;
      check: string;
      check_version: number;
      /** @enum {string} */
      severity: 'info' | 'warning' | 'error' | 'critical';
      stream_index: number | null;
      start_sec: number | null;
      end_sec: number | null;
      frame: number | null;
      measured: (string | number) | null;
      threshold: (string | number) | null;
      unit: string | null;
      message: string;
      evidence: {
        tool: string;
        tool_version: string | null;
        filter: string | null;
        /** @enum {string} */
        coverage: 'header' | 'full' | 'sampled';
      };
      thumbnail?: string;
    };
    /** @description A check that could not look, and why: never a pass. */
    NotEvaluated: {
      check: string;
      reason: string;
    };
    QualitySummary: {
      vmaf_score: number | null;
      psnr: number | null;
      ssim: number | null;
      comparison_id: string | null;
    };
    /** @description What did the work and what it cost. */
    Engine: {
      ffprobe_version: string | null;
      ffmpeg_version: string | null;
      libvmaf_version: string | null;
      service_version: string;
      /** @description of the last of the runs of tools, as run, without paths and secrets */
      command: string[];
      /** @description of the whole process tree */
      cpu_seconds: number | null;
      wall_seconds: number | null;
      /** @description from the network; null where the media is a file */
      bytes_read: number | null;
      /** @description made for the source, redirects and what it names included; null where the media is a file */
      requests: number | null;
      peak_memory_bytes: number | null;
    };
    /** @description What a caller named, as it is shown again: without secrets. */
    SourceView: {
      /** @enum {string} */
      kind: 'file_path' | 'upload' | 'url' | 's3' | 'hls' | 'dash';
      /** @description display name: data from outside, never a path to open */
      name: string;
      file_path?: string;
      url?: string;
      upload_id?: string;
      size_bytes: number | null;
      /** @description lower-case hex; null while unknown */
      sha256: string | null;
      etag?: string | null;
      /** @description of a stream: the rendition that is meant, by its id in the ladder */
      rendition?: string;
      /** @description of a compared side: what was found when it was opened */
      picture?: {
        width: number | null;
        height: number | null;
        bit_rate_bps: number | null;
      };
      /** @description as the origin sent it (RFC 9110 8.8.2); null when it sent none */
      last_modified?: string | null;
    };
    DeclaredKey: {
      /** @description AES-128, SAMPLE-AES, SAMPLE-AES-CTR (HLS), or the protection scheme (cenc, cbcs …) of DASH; NONE is left out. */
      method: string;
      /** @description Key system: a KEYFORMAT, or the scheme of a ContentProtection. */
      keyFormat: string | null;
    };
    LadderManifest: {
      /** @description HLS: it lists playlists; false for a media playlist that was named itself. */
      is_master: boolean;
      version: number | null;
      independent_segments: boolean;
      profiles: string[];
      period_count: number | null;
      min_buffer_sec: number | null;
      session_keys: components['schemas']['DeclaredKey'][];
    };
    DeclaredFacts: {
      bandwidth_bps: number | null;
      average_bandwidth_bps: number | null;
      codecs: string[];
      supplemental_codecs: string | null;
      width: number | null;
      height: number | null;
      frame_rate: number | null;
      video_range: string | null;
    };
    PlaylistFacts: {
      version: number | null;
      /** @enum {string|null} */
      type: 'VOD' | 'EVENT' | null;
      /** @description Nothing will be added. */
      ended: boolean;
      target_duration_sec: number | null;
      segment_count: number;
      duration_sec: number;
      longest_segment_sec: number | null;
      longest_segment_index: number | null;
      media_sequence: number | null;
      discontinuity_sequence: number | null;
      discontinuities_sec: number[];
      i_frames_only: boolean;
      independent_segments: boolean;
      program_date_time: boolean;
    };
    LadderEncryption: {
      /** @description By the media itself, or by what is declared. */
      encrypted: boolean | null;
      /** @description Of the media: cenc, cbcs … */
      schemes: string[];
      declared_methods: string[];
      key_formats: string[];
    };
    MeasuredFacts: {
      segments_measured: number;
      /** @description The largest bit rate of any contiguous set of segments between 0.5 and 1.5 target durations. */
      peak_bps: number | null;
      /** @description The largest bit rate of any one segment, however short: packagers declare either. */
      peak_segment_bps: number | null;
      average_bps: number | null;
      /**
       * @description `full`: the size of every segment is known.
       * @enum {string|null}
       */
      bit_rate_coverage: 'full' | 'sampled' | null;
      size_bytes: number | null;
      container: string | null;
      /** @description RFC 6381, of every stream whose configuration is known. */
      codecs: string[];
      width: number | null;
      height: number | null;
      frame_rate: number | null;
      /** @enum {string|null} */
      video_range: 'SDR' | 'PQ' | 'HLG' | null;
      hdr_format: string | null;
      first_pts_sec: number | null;
      starts_with_keyframe: boolean | null;
      keyframe_interval_sec: {
        mean: number | null;
        max: number | null;
      } | null;
      /** @description The furthest a segment's real length is from its declared one. */
      largest_duration_error_sec: number | null;
    };
    LadderError: {
      code: string;
      message: string;
      segment_index: number | null;
    };
    MeasuredSegment: {
      index: number;
      uri: string;
      start_sec: number;
      declared_duration_sec: number;
      duration_sec: number | null;
      size_bytes: number | null;
      bit_rate_bps: number | null;
      first_pts_sec: number | null;
      /** @description The first video packet is a keyframe; null without video. */
      starts_with_keyframe: boolean | null;
      /** @description Presentation times; the first 64. */
      keyframes_sec: number[];
      error: components['schemas']['LadderError'] | null;
    };
    LadderRendition: {
      /** @description kind and place, e.g. `video-0`: what findings name */
      id: string;
      /** @description DASH: Representation@id. */
      representation_id: string | null;
      /** @enum {string} */
      kind: 'captions' | 'video' | 'audio' | 'subtitles' | 'iframe';
      /** @description Of its playlist or media, relative to the manifest. */
      uri: string | null;
      group: string | null;
      name: string | null;
      language: string | null;
      default: boolean | null;
      autoselect: boolean | null;
      forced: boolean | null;
      /** @description CHARACTERISTICS, or roles. */
      characteristics: string[];
      channels: string | null;
      declared: components['schemas']['DeclaredFacts'];
      playlist: components['schemas']['PlaylistFacts'] | null;
      encryption: components['schemas']['LadderEncryption'];
      /** @description Null where nothing of it was looked at; `not_measured` says why. */
      measured: components['schemas']['MeasuredFacts'] | null;
      not_measured: string | null;
      segments: components['schemas']['MeasuredSegment'][];
      /** @description Its streams' places in `media`. */
      streams: {
        video: number[];
        audio: number[];
        subtitles: number[];
      };
      errors: components['schemas']['LadderError'][];
    };
    LadderVariant: {
      rendition: string;
      audio_group: string | null;
      subtitles_group: string | null;
      captions_group: string | null;
      declared: components['schemas']['DeclaredFacts'];
      measured: {
        peak_bps: number | null;
        peak_segment_bps: number | null;
        average_bps: number | null;
        /** @enum {string|null} */
        coverage: 'full' | 'sampled' | null;
        codecs: string[];
      };
    };
    LadderGroup: {
      id: string;
      renditions: string[];
      languages: string[];
    };
    /** @description Whether players can change between the video renditions at every segment. */
    LadderAlignment: {
      /** @description Ids of the renditions that were compared. */
      renditions: string[];
      /** @description Declared segment boundaries stand at the same times. */
      boundaries_aligned: boolean | null;
      /** @description Keyframes of the same segments stand at the same presentation times. */
      keyframes_aligned: boolean | null;
      compared_segments: number;
      /** @description The furthest apart that keyframes which belong together are. */
      largest_difference_sec: number | null;
      mismatches: {
        rendition: string;
        segment_index: number;
        difference_sec: number | null;
        reason: string;
      }[];
    };
    LadderCoverage: {
      renditions: number;
      renditions_measured: number;
      segments: number;
      segments_measured: number;
    };
    /** @description A stream with all its renditions, declared and measured: a document, stored and sent as it stands, hence snake_case. Times are seconds, rates bits per second; `null` is unknown or not said. */
    Ladder: {
      /** @enum {string} */
      format: 'hls' | 'dash';
      /**
       * @description `event`: live, and nothing of it is ever taken away.
       * @enum {string|null}
       */
      type: 'vod' | 'live' | 'event' | null;
      manifest: components['schemas']['LadderManifest'];
      duration_sec: number | null;
      renditions: components['schemas']['LadderRendition'][];
      /** @description HLS: the combinations a player chooses from (EXT-X-STREAM-INF). */
      variants: components['schemas']['LadderVariant'][];
      audio_groups: components['schemas']['LadderGroup'][];
      subtitle_groups: components['schemas']['LadderGroup'][];
      languages: {
        audio: string[];
        subtitles: string[];
      };
      alignment: components['schemas']['LadderAlignment'];
      encryption: components['schemas']['LadderEncryption'];
      coverage: components['schemas']['LadderCoverage'];
    };
    /** @description Where a rule comes from: a published document, or `practice` when it is habit and good sense. */
    RuleSource: {
      name: string;
      clause?: string;
    };
    /** @description A waiver as it stands in a verdict. `covers` is what the rule would have said; null when the waiver had nothing to do. */
    AppliedWaiver: {
      author: string;
      reason: string;
      expires_at: string | null;
      expired: boolean;
      /** @enum {string|null} */
      covers: 'fail' | 'warn' | 'not_evaluated' | null;
    };
    /** @description One of the items that took longest. */
    SlowItem: {
      index: number;
      name: string;
      wall_seconds: number;
    };
    /** @description One of the first items that failed. */
    FailedItem: {
      index: number;
      name: string;
      code: string;
      detail: string;
    };
    SceneScore: {
      scene: number;
      /** @description reference frames, the first and the last one compared */
      start_frame: number;
      end_frame: number;
      start_sec: number | null;
      end_sec: number | null;
      frames: number;
      mean: number | null;
      min: number | null;
    };
    /** @description A compared frame that scores worse than those around it. */
    WorstFrame: {
      /** @description its number in the frames of the comparison, for its figures and pictures */
      n: number;
      reference_frame: number;
      distorted_frame: number;
      /** @description of the reference; null when its frame rate is unknown */
      time_sec: number | null;
      value: number;
    };
    /** @description A whole second of the reference. */
    WorstSecond: {
      start_sec: number;
      end_sec: number;
      /** @description measured in it */
      frames: number;
      mean: number;
    };
    /** @description Statistics over frames. `mean`, `stddev` and `min` are those of the finite values; a PSNR of equal frames is infinite: it is counted in `infinite_frames`, and `max` or a percentile that falls on one is null. All are null when nothing finite was measured. */
    Statistics: {
      mean: number | null;
      /** @description n ÷ Σ 1/(x+1) − 1, as libvmaf has it; an infinite value adds nothing to the sum */
      harmonic_mean: number | null;
      min: number | null;
      max: number | null;
      /** @description of the population */
      stddev: number | null;
      percentiles: {
        1: number | null;
        5: number | null;
        10: number | null;
        25: number | null;
        50: number | null;
        75: number | null;
        95: number | null;
      };
      frames: number;
      infinite_frames: number;
    };
    /** @description One metric of a comparison: statistics of the figure that stands for it, per-frame mean first. */
    MetricResult: {
      unit: string;
      /** @description which definition it is: the filter or feature, and the plane */
      definition: string;
      higher_is_better: boolean;
      per_scene: components['schemas']['SceneScore'][];
      /** @description the worst first, at least half a second apart; of finite figures */
      worst_frames: components['schemas']['WorstFrame'][];
      /** @description the worst first, by their mean */
      worst_seconds: components['schemas']['WorstSecond'][];
      /** @description the other figures, e.g. by plane */
      parts: {
        [key: string]: components['schemas']['Statistics'];
      };
      /** @description from the error pooled over the clip, by plane; null where the metric has none */
      pooled: {
        [key: string]: number | null;
      } | null;
      /** @description of the mean, when frames were sampled */
      confidence_interval: {
        level: number;
        low: number;
        high: number;
      } | null;
      mean: number | null;
      /** @description n ÷ Σ 1/(x+1) − 1, as libvmaf has it; an infinite value adds nothing to the sum */
      harmonic_mean: number | null;
      min: number | null;
      max: number | null;
      /** @description of the population */
      stddev: number | null;
      percentiles: {
        1: number | null;
        5: number | null;
        10: number | null;
        25: number | null;
        50: number | null;
        75: number | null;
        95: number | null;
      };
      frames: number;
      infinite_frames: number;
    };
    /** @description How a side's fields are turned into whole pictures before anything is counted or compared. */
    Deinterlacing: {
      /**
       * @description `field`: a picture of every field, twice the rate. `frame`: one of every frame.
       * @enum {string}
       */
      pictures: 'field' | 'frame';
      /** @enum {string} */
      order: 'tff' | 'bff';
    };
    /** @description Null leaves a side as it is. */
    FieldMatch: {
      reference: components['schemas']['Deinterlacing'] | null;
      distorted: components['schemas']['Deinterlacing'] | null;
    };
    /** @description Where the distorted picture lies in the reference's. */
    Placement: {
      /** @description The part of the reference that the distorted picture shows, in pixels of the reference; beyond its edges where the distorted side has bars or is moved. */
      shows: {
        x: number;
        y: number;
        width: number;
        height: number;
      };
      /** @description In words: what was done to the distorted picture. */
      words: string;
    };
    /** @description How the sides were brought together. */
    AlignmentFacts: {
      compared_frames: number;
      reference_frames: number;
      distorted_frames: number;
      /** @description root mean square change of luma a pixel a frame */
      motion: number | null;
      /** @description of the changes of both sides along the path found; null where not measured */
      correlation: number | null;
      /** @description what it is above that of the best other offset */
      margin: number | null;
      /** @description runs of frames without a drop or repeat */
      segments: number;
      /** @description what was converted before measuring */
      conversions: string[];
      /** @description sides whose fields were made into pictures: numbers and rates of frames are of these pictures */
      deinterlaced?: components['schemas']['FieldMatch'];
      /** @description where the distorted picture lies in the reference's: with the reason `reframed` */
      placement?: components['schemas']['Placement'];
    };
    ThresholdVerdict: {
      /** @enum {string} */
      result: 'fail' | 'not_evaluated' | 'pass';
      rules: {
        /** @enum {string} */
        metric: 'vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif';
        minimum: number;
        measured: number | null;
        /** @enum {string} */
        result: 'fail' | 'not_evaluated' | 'pass';
      }[];
    };
    /** @description What did the work and what it cost. */
    ComparisonEngine: {
      ffmpeg_version: string;
      libvmaf_version: string | null;
      vmaf_model: string | null;
      service_version: string;
      /** @description the measuring run, without paths and secrets */
      command: string[];
      /** @description of the runs that went through; one that was broken off for another offset is in the wall time alone */
      cpu_seconds: number | null;
      wall_seconds: number;
      /** @description what finding the frames that belong together took beside measuring; where both came from one run, only what followed it */
      align_wall_seconds: number;
      measure_wall_seconds: number | null;
      peak_memory_bytes: number | null;
      /** @description comparisons measured in that run, this one among them: the reference was decoded once for all, and cpu_seconds is this one's share; absent where it ran alone */
      measured_together?: number;
    };
    /** @description A metric that was asked for and could not be measured on this media. */
    NotMeasured: {
      /** @enum {string} */
      metric: 'vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif';
      reason: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description the caller’s, where it was well formed, else a new one */
    'X-Request-Id': string;
    /** @description requests the tightest budget allows */
    'RateLimit-Limit': number;
    /** @description requests left in it */
    'RateLimit-Remaining': number;
    /** @description seconds until it is full again */
    'RateLimit-Reset': number;
    /** @description seconds to wait before the next try */
    'Retry-After': number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  Sessions_login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokensDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Sessions_refresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefreshDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokensDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Sessions_logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session has ended. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Sessions_changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      /** @description The password was changed. Log in again. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Me_me: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ApiKeys_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ApiKeys_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateApiKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ToldApiKeyDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ApiKeys_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the key, as GET /auth/api-keys lists it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateApiKeyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ToldApiKeyDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ApiKeys_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the key, as GET /auth/api-keys lists it */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Users_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description only users of this role */
        role?: 'admin' | 'user' | 'viewer';
        /** @description exactly this address; e.g. `ada@example.com` */
        email?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Users_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateUserDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Users_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the user */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Users_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the user */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Users_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the user */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeUserDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UserDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Users_resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the user */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewPasswordDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Audit_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description who did it */
        actor_id?: string;
        /** @description exactly this action; e.g. `user.created` */
        action?: string;
        /** @description what it was done to */
        target_id?: string;
        /** @description from this moment on */
        after?: string;
        /** @description up to this moment, itself excluded */
        before?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Health_whole: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description ok or degraded. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description PostgreSQL does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthDto'];
        };
      };
    };
  };
  Health_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Health_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description PostgreSQL does not answer. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatusDto'];
        };
      };
    };
  };
  Metrics_exposition: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What this process counts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example # HELP ffprobe_http_requests_total Requests answered.
           *     # TYPE ffprobe_http_requests_total counter
           *     ffprobe_http_requests_total{route="/api/v1/probe/file",method="POST",status="200"} 1
           */
          'text/plain': string;
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Checks_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckListDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Probe_file: {
    parameters: {
      query?: {
        /** @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call */
        async?: boolean;
        /** @description analyse again even if the same bytes were analysed before with the same options */
        fresh?: boolean;
        /** @description quick reads headers; standard adds packets and the first frames; full decodes */
        depth?: 'quick' | 'standard' | 'full';
        /** @description ids from GET /probe/checks; e.g. `["integrity.messages"]` */
        checks?: string[];
        /** @description slug of the policy to judge by; e.g. `playable` */
        policy?: string;
        /** @description numbers for checks, before those of the policy; GET /probe/checks lists them; e.g. `{"audio.loudness":{"target_lufs":-23,"tolerance_lu":0.5},"video.black":{"warn_sec":5}}` */
        thresholds?: string;
        /** @description audio streams that are heard together, measured as one */
        audio_groups?: string;
        /** @description which part and streams ffprobe reads, and what it counts */
        ffprobe?: string;
        /** @description told when the analysis ended; private addresses are refused; e.g. `https://example.com/hooks/ffprobe` */
        webhook_url?: string;
        /** @description your own words, to filter by; e.g. `{"project":"spring"}` */
        labels?: string;
        /** @description explain the result in words afterwards */
        insights?: boolean;
        /** @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt */
        second_opinion?: boolean;
        /** @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing */
        stream_hashes?: boolean;
        /** @description low waits while anything normal does; high, for administrators alone, comes before everything else */
        priority?: 'high' | 'normal' | 'low';
        /** @description cancel the analysis when this connection closes before the reply */
        abort_on_disconnect?: boolean;
      };
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProbeFileDto'];
        'multipart/form-data': {
          /**
           * Format: binary
           * @description the media
           */
          file: string;
          /**
           * @description true or false
           * @example
           */
          async?: string;
          /**
           * @description true or false
           * @example
           */
          fresh?: string;
          /**
           * @default standard
           * @enum {string}
           */
          depth?: 'quick' | 'standard' | 'full';
          /**
           * @description ids as JSON list or comma separated
           * @example
           */
          checks?: string;
          /**
           * @description slug of a policy
           * @example
           */
          policy?: string;
          /**
           * @description JSON object of numbers by check
           * @example
           */
          thresholds?: string;
          /**
           * @description JSON list of audio groups
           * @example
           */
          audio_groups?: string;
          /**
           * @description JSON object of ffprobe options
           * @example
           */
          ffprobe?: string;
          /**
           * @description http or https URL
           * @example
           */
          webhook_url?: string;
          /**
           * @description JSON object of labels
           * @example
           */
          labels?: string;
          /**
           * @description true or false
           * @example
           */
          insights?: string;
          /**
           * @description true or false
           * @example
           */
          second_opinion?: string;
          /**
           * @description true or false
           * @example
           */
          stream_hashes?: string;
          /**
           * @default normal
           * @enum {string}
           */
          priority?: 'high' | 'normal' | 'low';
          /**
           * @description true or false
           * @example
           */
          abort_on_disconnect?: string;
        };
      };
    };
    responses: {
      /** @description The analysis ended: completed, or failed with a code when the media or its source is bad. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The analysis goes on as a job: async was asked for, or the limit of a synchronous call passed. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The storage is full. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Probe_url: {
    parameters: {
      query?: {
        /** @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call */
        async?: boolean;
        /** @description analyse again even if the same bytes were analysed before with the same options */
        fresh?: boolean;
        /** @description quick reads headers; standard adds packets and the first frames; full decodes */
        depth?: 'quick' | 'standard' | 'full';
        /** @description ids from GET /probe/checks; e.g. `["integrity.messages"]` */
        checks?: string[];
        /** @description slug of the policy to judge by; e.g. `playable` */
        policy?: string;
        /** @description numbers for checks, before those of the policy; GET /probe/checks lists them; e.g. `{"audio.loudness":{"target_lufs":-23,"tolerance_lu":0.5},"video.black":{"warn_sec":5}}` */
        thresholds?: string;
        /** @description audio streams that are heard together, measured as one */
        audio_groups?: string;
        /** @description which part and streams ffprobe reads, and what it counts */
        ffprobe?: string;
        /** @description told when the analysis ended; private addresses are refused; e.g. `https://example.com/hooks/ffprobe` */
        webhook_url?: string;
        /** @description your own words, to filter by; e.g. `{"project":"spring"}` */
        labels?: string;
        /** @description explain the result in words afterwards */
        insights?: boolean;
        /** @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt */
        second_opinion?: boolean;
        /** @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing */
        stream_hashes?: boolean;
        /** @description low waits while anything normal does; high, for administrators alone, comes before everything else */
        priority?: 'high' | 'normal' | 'low';
        /** @description cancel the analysis when this connection closes before the reply */
        abort_on_disconnect?: boolean;
      };
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProbeUrlDto'];
      };
    };
    responses: {
      /** @description The analysis ended: completed, or failed with a code when the media or its source is bad. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The analysis goes on as a job: async was asked for, or the limit of a synchronous call passed. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  StreamProbes_hls: {
    parameters: {
      query?: {
        /** @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call */
        async?: boolean;
        /** @description analyse again even if the same bytes were analysed before with the same options */
        fresh?: boolean;
        /** @description quick reads headers; standard adds packets and the first frames; full decodes */
        depth?: 'quick' | 'standard' | 'full';
        /** @description ids from GET /probe/checks; e.g. `["integrity.messages"]` */
        checks?: string[];
        /** @description slug of the policy to judge by; e.g. `playable` */
        policy?: string;
        /** @description numbers for checks, before those of the policy; GET /probe/checks lists them; e.g. `{"audio.loudness":{"target_lufs":-23,"tolerance_lu":0.5},"video.black":{"warn_sec":5}}` */
        thresholds?: string;
        /** @description audio streams that are heard together, measured as one */
        audio_groups?: string;
        /** @description which part and streams ffprobe reads, and what it counts */
        ffprobe?: string;
        /** @description told when the analysis ended; private addresses are refused; e.g. `https://example.com/hooks/ffprobe` */
        webhook_url?: string;
        /** @description your own words, to filter by; e.g. `{"project":"spring"}` */
        labels?: string;
        /** @description explain the result in words afterwards */
        insights?: boolean;
        /** @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt */
        second_opinion?: boolean;
        /** @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing */
        stream_hashes?: boolean;
        /** @description low waits while anything normal does; high, for administrators alone, comes before everything else */
        priority?: 'high' | 'normal' | 'low';
        /** @description cancel the analysis when this connection closes before the reply */
        abort_on_disconnect?: boolean;
      };
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProbeStreamDto'];
      };
    };
    responses: {
      /** @description The analysis ended: completed, or failed with a code when the media or its source is bad. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The analysis goes on as a job: async was asked for, or the limit of a synchronous call passed. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  StreamProbes_dash: {
    parameters: {
      query?: {
        /** @description true: answer 202 at once; false: wait for the result up to the limit of a synchronous call */
        async?: boolean;
        /** @description analyse again even if the same bytes were analysed before with the same options */
        fresh?: boolean;
        /** @description quick reads headers; standard adds packets and the first frames; full decodes */
        depth?: 'quick' | 'standard' | 'full';
        /** @description ids from GET /probe/checks; e.g. `["integrity.messages"]` */
        checks?: string[];
        /** @description slug of the policy to judge by; e.g. `playable` */
        policy?: string;
        /** @description numbers for checks, before those of the policy; GET /probe/checks lists them; e.g. `{"audio.loudness":{"target_lufs":-23,"tolerance_lu":0.5},"video.black":{"warn_sec":5}}` */
        thresholds?: string;
        /** @description audio streams that are heard together, measured as one */
        audio_groups?: string;
        /** @description which part and streams ffprobe reads, and what it counts */
        ffprobe?: string;
        /** @description told when the analysis ended; private addresses are refused; e.g. `https://example.com/hooks/ffprobe` */
        webhook_url?: string;
        /** @description your own words, to filter by; e.g. `{"project":"spring"}` */
        labels?: string;
        /** @description explain the result in words afterwards */
        insights?: boolean;
        /** @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt */
        second_opinion?: boolean;
        /** @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing */
        stream_hashes?: boolean;
        /** @description low waits while anything normal does; high, for administrators alone, comes before everything else */
        priority?: 'high' | 'normal' | 'low';
        /** @description cancel the analysis when this connection closes before the reply */
        abort_on_disconnect?: boolean;
      };
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ProbeStreamDto'];
      };
    };
    responses: {
      /** @description The analysis ended: completed, or failed with a code when the media or its source is bad. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The analysis goes on as a job: async was asked for, or the limit of a synchronous call passed. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyses_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description only analyses that stand so */
        status?: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
        /** @description kind of source */
        source?: 'file_path' | 'upload' | 'url' | 's3' | 'hls' | 'dash';
        /** @description a label’s key, or key:value; e.g. `project:spring` */
        label?: string;
        /** @description only analyses of this verdict; those without one yet are left out */
        verdict?: 'pass' | 'warn' | 'fail' | 'not_evaluated';
        /** @description only what was asked for later than this; e.g. `2026-01-31T00:00:00Z` */
        created_after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyses_one: {
    parameters: {
      query?: {
        /** @description timeline comes only when it is named; ffprobe_data comes always; e.g. `["timeline"]` */
        include?: ('ffprobe_data' | 'timeline')[];
      };
      header?: {
        /** @description an ETag from before: 304 while nothing changed */
        'If-None-Match'?: string;
      };
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description Nothing changed since that ETag. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyses_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyses_ffprobe: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description JSON as ffprobe printed it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "programs": [],
           *       "streams": [
           *         {
           *           "index": 0,
           *           "codec_name": "h264",
           *           "profile": "High",
           *           "codec_type": "video",
           *           "width": 320,
           *           "height": 240,
           *           "pix_fmt": "yuv420p",
           *           "r_frame_rate": "25/1",
           *           "duration": "2.000000",
           *           "bit_rate": "269732"
           *         }
           *       ],
           *       "chapters": [],
           *       "format": {
           *         "format_name": "mov,mp4,m4a,3gp,3g2,mj2",
           *         "duration": "2.000000",
           *         "size": "88166",
           *         "bit_rate": "352664"
           *       }
           *     }
           */
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyses_timeline: {
    parameters: {
      query?: {
        /** @description csv also by Accept: text/csv; else json */
        format?: 'json' | 'csv';
      };
      header?: never;
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Every series that was measured; null or absent where one was not. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "gop": {
           *         "stream_index": 0,
           *         "stride": 1,
           *         "groups": [
           *           {
           *             "start_sec": 0,
           *             "frames": 50,
           *             "bit_rate_bps": 269732
           *           }
           *         ]
           *       },
           *       "bit_rate": {
           *         "container": {
           *           "start_sec": 0,
           *           "interval_sec": 1,
           *           "bps": [
           *             359328,
           *             315768
           *           ]
           *         },
           *         "streams": [
           *           {
           *             "stream_index": 0,
           *             "start_sec": 0,
           *             "interval_sec": 1,
           *             "bps": [
           *               292856,
           *               246608
           *             ]
           *           }
           *         ]
           *       },
           *       "momentary_lufs": [
           *         {
           *           "stream_index": 1,
           *           "interval_sec": 0.1,
           *           "mean": [
           *             null,
           *             -21.8
           *           ],
           *           "min": [
           *             null,
           *             -21.8
           *           ],
           *           "max": [
           *             null,
           *             -21.8
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            [key: string]: unknown;
          };
          /**
           * @example series,stream_index,time_sec,quantity,value
           *     gop,0,0,frames,50
           *     gop,0,0,bit_rate_bps,269732
           *     bit_rate,,0,bps,359328
           *     bit_rate,,1,bps,315768
           *     bit_rate,0,0,bps,292856
           *     bit_rate,0,1,bps,246608
           *     momentary_lufs,1,0,mean,
           *     momentary_lufs,1,0.1,mean,-21.8
           *     momentary_lufs,1,0,min,
           *     momentary_lufs,1,0.1,min,-21.8
           *     momentary_lufs,1,0,max,
           *     momentary_lufs,1,0.1,max,-21.8
           */
          'text/csv': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyses_thumbnail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the analysis */
        id: string;
        /** @description from 1 */
        number: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  AnalysisJobs_events: {
    parameters: {
      query?: never;
      header?: {
        /** @description id of the last event that was seen; e.g. `1795459060714-0` */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Until it ended. Lines that begin with a colon only keep the connection. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example id: 1795459060714-0
           *     event: progress
           *     data: {"fraction":0.4,"stage":"decoding","eta_seconds":12}
           */
          'text/event-stream': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  AnalysisJobs_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  AnalysisJobs_retry: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description id of the analysis */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnalysisDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Uploads_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          /** Format: binary */
          file: string;
        };
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The storage is full. */
      507: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Uploads_content: {
    parameters: {
      query?: never;
      header?: {
        /** @description an ETag from before: 304 */
        'If-None-Match'?: string;
        /** @description one range of bytes; e.g. `bytes=0-1023` */
        Range?: string;
      };
      path: {
        /** @description id of the upload: `upload_id` of POST /uploads */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description The range asked for. */
      206: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description It is the content of that ETag. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The range lies outside the content. */
      416: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Uploads_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the upload: `upload_id` of POST /uploads */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  PolicySchema_schema: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schema. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/schema+json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Policies_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Policies_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | ({
              /** @description lower-case letters, digits and hyphens */
              slug?: string;
              name: string;
              description: string;
              /** @description slug of the policy it starts from */
              extends?: string;
              checks?: {
                [key: string]: unknown;
              };
              rules: {
                [key: string]: unknown;
              }[];
            } & {
              [key: string]: unknown;
            })
          | string;
        'application/yaml': string;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FullPolicyDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Policies_one: {
    parameters: {
      query?: {
        /** @description which version; the current one when absent */
        version?: number;
      };
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FullPolicyDto'];
          'application/yaml': components['schemas']['FullPolicyDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Policies_replace: {
    parameters: {
      query?: never;
      header?: {
        /** @description the ETag that was read: refused with 409 where there is a later version by now; e.g. `"3"` */
        'If-Match'?: string;
      };
      path: {
        /** @description slug of the policy, one of your own: built-in ones stay as they are */
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | ({
              /** @description lower-case letters, digits and hyphens */
              slug?: string;
              name: string;
              description: string;
              /** @description slug of the policy it starts from */
              extends?: string;
              checks?: {
                [key: string]: unknown;
              };
              rules: {
                [key: string]: unknown;
              }[];
            } & {
              [key: string]: unknown;
            })
          | string;
        'application/yaml': string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FullPolicyDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Policies_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description slug of the policy, one of your own: built-in ones stay as they are */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Policies_diff: {
    parameters: {
      query: {
        /** @description the version before */
        from: number;
        /** @description the version after; the current one when absent; e.g. `2` */
        to?: number;
      };
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PolicyDiffDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Judging_evaluate: {
    parameters: {
      query?: {
        /** @description the same as in a JSON body, for a draft in YAML, which has no room for it */
        analysis_id?: string;
      };
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here; with a draft, its name where it gives none */
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EvaluateDto'];
        'application/yaml': string;
      };
    };
    responses: {
      /** @description The verdict; for a draft alone one for each of the latest analyses. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvaluationDto'] | components['schemas']['TrialListDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Waivers_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
      };
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaiverPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Waivers_create: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here */
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateWaiverDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaiverDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Waivers_withdraw: {
    parameters: {
      query?: {
        /** @description this waiver alone, whatever rule says */
        id?: string;
        /** @description every waiver of this rule; e.g. `no-flashes` */
        rule?: string;
      };
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here */
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Waivers_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description slug of the policy, a built-in one or one written here */
        slug: string;
        /** @description id of the waiver */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Quality_compare: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CompareDto'];
      };
    };
    responses: {
      /** @description With async false: it ended, completed or failed with a code. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'] | components['schemas']['ComparisonsDto'];
        };
      };
      /** @description It goes on as a job. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'] | components['schemas']['ComparisonsDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Quality_models: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModelsDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Comparisons_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description only those of this analysis, on either side */
        analysis_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Comparisons_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Comparisons_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Comparisons_events: {
    parameters: {
      query?: never;
      header?: {
        /** @description id of the last event that was seen; e.g. `1795459060714-0` */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description id of the comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Until it ended. Lines that begin with a colon only keep the connection. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example id: 1795459060714-0
           *     event: progress
           *     data: {"fraction":0.4,"stage":"decoding","eta_seconds":12}
           */
          'text/event-stream': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Comparisons_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Comparisons_retry: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description id of the comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ComparisonFrames_frames: {
    parameters: {
      query?: {
        /** @description csv has a header line and one frame a line */
        format?: 'json' | 'csv';
      };
      header?: never;
      path: {
        /** @description id of the comparison */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One entry or line a frame, with the figures of the metrics that were asked for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "frames": [
           *         {
           *           "n": 0,
           *           "reference_frame": 0,
           *           "distorted_frame": 0,
           *           "time_sec": 0,
           *           "psnr_y": 41.2,
           *           "ssim_all": 0.991,
           *           "vmaf": 95.1,
           *           "infinite": []
           *         },
           *         {
           *           "n": 1,
           *           "reference_frame": 1,
           *           "distorted_frame": 1,
           *           "time_sec": 0.04,
           *           "psnr_y": null,
           *           "ssim_all": 1,
           *           "vmaf": 99.9,
           *           "infinite": [
           *             "psnr_y"
           *           ]
           *         }
           *       ],
           *       "count": 2
           *     }
           */
          'application/json': {
            [key: string]: unknown;
          };
          /**
           * @example n,reference_frame,distorted_frame,time_sec,psnr_y,ssim_all,vmaf
           *     0,0,0,0,41.2,0.991,95.1
           *     1,1,1,0.04,inf,1,99.9
           */
          'text/csv': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ComparisonFrames_image: {
    parameters: {
      query?: {
        /** @description difference shows that of every colour, four times as strong */
        side?: 'reference' | 'distorted' | 'difference';
      };
      header?: never;
      path: {
        /** @description id of the comparison */
        id: string;
        /** @description n of GET …/frames */
        n: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  QueueBoard_page: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  QueueBoard_open: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The cookie is set. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Analyze_analyze: {
    parameters: {
      query?: {
        /** @description without effect: a batch is answered 202 at once, whatever this says */
        async?: boolean;
        /** @description analyse again even if the same bytes were analysed before with the same options */
        fresh?: boolean;
        /** @description quick reads headers; standard adds packets and the first frames; full decodes */
        depth?: 'quick' | 'standard' | 'full';
        /** @description ids from GET /probe/checks; e.g. `["integrity.messages"]` */
        checks?: string[];
        /** @description slug of the policy to judge by; e.g. `playable` */
        policy?: string;
        /** @description numbers for checks, before those of the policy; GET /probe/checks lists them; e.g. `{"audio.loudness":{"target_lufs":-23,"tolerance_lu":0.5},"video.black":{"warn_sec":5}}` */
        thresholds?: string;
        /** @description audio streams that are heard together, measured as one */
        audio_groups?: string;
        /** @description which part and streams ffprobe reads, and what it counts */
        ffprobe?: string;
        /** @description told when the batch ended, not its items; private addresses are refused; e.g. `https://example.com/hooks/ffprobe` */
        webhook_url?: string;
        /** @description your own words, to filter by; e.g. `{"project":"spring"}` */
        labels?: string;
        /** @description explain the result in words afterwards */
        insights?: boolean;
        /** @description ask MediaInfo too and list where it disagrees with ffprobe (enhanced_analysis.second_opinion); it is asked unasked where ffprobe is in doubt */
        second_opinion?: boolean;
        /** @description SHA-256 of every stream as it is coded (enhanced_analysis.integrity.stream_hashes): the same after remuxing */
        stream_hashes?: boolean;
        /** @description measured together in one run */
        metrics?: ('vmaf' | 'psnr' | 'ssim' | 'ms_ssim' | 'xpsnr' | 'cambi' | 'vif')[];
        /** @description a version of GET /quality/models; chosen by the picture’s size without; e.g. `vmaf_v0.6.1` */
        vmaf_model?: string;
        /** @description which frames of the two sides belong together */
        alignment?: string;
        /** @description measures a part of the frames; every one when absent */
        sampling?: string;
        /** @description least acceptable mean: a number for VMAF, or by metric; e.g. `{"vmaf":93,"psnr":38}` */
        fail_below?:
          | number
          | {
              [key: string]: number;
            };
        /** @description most items at the workers at a time */
        concurrency?: number;
        /** @description refuse the whole batch when any item is malformed or its media is not there */
        all_or_nothing?: boolean;
      };
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    /**
     * @description As text/csv, with a header line:
     *
     *         file_path,depth,label.title
     *         media/trailer.mp4,quick,Trailer
     *
     *     As application/x-ndjson, one item a line:
     *
     *         {"file_path":"media/trailer.mp4"}
     *         {"file_path":"media/feature.mov","depth":"full"}
     */
    requestBody: {
      content: {
        'application/json': components['schemas']['BatchAnalyzeDto'];
        'text/csv': string;
        'application/x-ndjson': string;
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedBatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Batches_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description only batches that stand so */
        status?: 'pending' | 'running' | 'paused' | 'completed' | 'cancelled';
        /** @description a label’s key, or key:value; e.g. `project:spring` */
        label?: string;
        /** @description only what was asked for later than this; e.g. `2026-01-31T00:00:00Z` */
        created_after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Batches_status: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Batches_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Batches_items: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description only items that stand so */
        status?: 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';
        /** @description only items of this verdict; those without one yet are left out */
        verdict?: 'pass' | 'warn' | 'fail' | 'not_evaluated';
      };
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchItemPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Batches_export: {
    parameters: {
      query?: {
        /** @description csv has a header line; ndjson one JSON object a line */
        format?: 'csv' | 'ndjson';
      };
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One line an item. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example index,status,verdict,name,source,reference,distorted,labels,analysis_id,comparison_id,duplicate_of,error_code,error_detail,wall_seconds,processed_at,format,duration_sec,size_bytes,bit_rate_bps,video_codec,width,height,frame_rate,hdr,audio_codec,audio_channels,findings,vmaf,psnr,ssim
           *     0,completed,pass,trailer.mp4,media/trailer.mp4,,,"{""project"":""spring""}",01a21e15-e3b3-7315-b06c-92ad0a46efa4,,,,,0.098,2026-01-31T12:00:00.980Z,mov mp4 m4a 3gp 3g2 mj2,2,88166,352664,h264,320,240,25,SDR,aac,1,0,,,
           */
          'text/csv': string;
          /** @example {"index":0,"status":"completed","verdict":"pass","name":"trailer.mp4","source":"media/trailer.mp4","reference":null,"distorted":null,"labels":{"project":"spring"},"analysis_id":"01a21e15-e3b3-7315-b06c-92ad0a46efa4","comparison_id":null,"duplicate_of":null,"error_code":null,"error_detail":null,"wall_seconds":0.098,"processed_at":"2026-01-31T12:00:00.980Z","format":"mov mp4 m4a 3gp 3g2 mj2","duration_sec":2,"size_bytes":88166,"bit_rate_bps":352664,"video_codec":"h264","width":320,"height":240,"frame_rate":25,"hdr":"SDR","audio_codec":"aac","audio_channels":1,"findings":0,"vmaf":null,"psnr":null,"ssim":null} */
          'application/x-ndjson': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  BatchJobs_events: {
    parameters: {
      query?: never;
      header?: {
        /** @description id of the last event that was seen; e.g. `1795459060714-0` */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Until it ended. Lines that begin with a colon only keep the connection. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example id: 1795459060714-0
           *     event: progress
           *     data: {"fraction":0.4,"stage":"decoding","eta_seconds":12}
           */
          'text/event-stream': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  BatchJobs_pause: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  BatchJobs_resume: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  BatchJobs_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  BatchJobs_retry: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description id of the batch */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ReportSchema_schema: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schema. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/schema+json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Reports_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Reports_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateReportDto'];
      };
    };
    responses: {
      /** @description The report was written. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportDto'];
        };
      };
      /** @description The report goes on as a job. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Reports_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the report */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReportDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Reports_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the report */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Reports_download: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the report */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/pdf': string;
          'application/json': {
            [key: string]: unknown;
          };
          'text/csv': string;
          'text/markdown': string;
          'application/xml': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ReportShares_share: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the report */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ShareReportDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShareDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  ReportShares_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the report */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No link opens it. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  SharedReports_open: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description from the link; signed */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/pdf': string;
          'application/json': {
            [key: string]: unknown;
          };
          'text/csv': string;
          'text/markdown': string;
          'application/xml': string;
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Insights_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description of this analysis, comparison or batch alone */
        subject_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InsightPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Insights_create: {
    parameters: {
      query?: never;
      header?: {
        /** @description same key and body: the stored reply; another body: 422; still in flight: 409; e.g. `delivery-2026-01-31-0001` */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateInsightDto'];
      };
    };
    responses: {
      /** @description It was written, or failed with a code. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InsightDto'];
        };
      };
      /** @description It goes on as a job. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InsightDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Insights_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the insight */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InsightDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Ask_ask: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AskDto'];
      };
    };
    responses: {
      /** @description The answer. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnswerDto'];
          /**
           * @example event: claim
           *     data: {"text":"The programme is 3 LU louder than the policy takes.","citations":["verdict"]}
           */
          'text/event-stream': string;
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /**
       * @description Too many requests; see Retry-After.
       *
       *     Too many requests; see Retry-After.
       */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  SigningSecret_tell: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SigningSecretDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  SigningSecret_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateSecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SigningSecretDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Deliveries_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description pending: waits for its next try; dead: given up, to be redelivered by hand */
        status?: 'pending' | 'delivered' | 'dead';
        /** @description only messages of this event */
        type?:
          | 'analysis.completed'
          | 'analysis.failed'
          | 'analysis.cancelled'
          | 'comparison.completed'
          | 'comparison.failed'
          | 'batch.completed'
          | 'report.ready';
        /** @description id of the analysis, comparison, batch or report */
        subject_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Deliveries_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the delivery */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Deliveries_redeliver: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the delivery */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is due. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_list: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateWebhookDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ToldWebhookDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description It is in the wrong state, or the same request is still in flight. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_one: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the webhook */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the webhook */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the webhook */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ChangeWebhookDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The request is valid but can’t be done. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the webhook */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RotateSecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ToldWebhookDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The body is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description The media type of the body is not accepted. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_test: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description id of the webhook */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description delivered, or dead with the reason */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description No worker has taken it yet. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
  Webhooks_deliveriesOf: {
    parameters: {
      query?: {
        /** @description next_cursor of the page before */
        cursor?: string;
        /** @description most items on a page */
        limit?: number;
        /** @description pending: waits for its next try; dead: given up, to be redelivered by hand */
        status?: 'pending' | 'delivered' | 'dead';
        /** @description only messages of this event */
        type?:
          | 'analysis.completed'
          | 'analysis.failed'
          | 'analysis.cancelled'
          | 'comparison.completed'
          | 'comparison.failed'
          | 'batch.completed'
          | 'report.ready';
        /** @description id of the analysis, comparison, batch or report */
        subject_id?: string;
      };
      header?: never;
      path: {
        /** @description id of the webhook */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPageDto'];
        };
      };
      /** @description The request is malformed or a field is not acceptable. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description No valid credentials. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A role or scope is missing. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description Too many requests; see Retry-After. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
      /** @description A store does not answer; see Retry-After. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemDto'];
        };
      };
    };
  };
}
