/** Filter `select`: the first frame, then one each time a second has passed. By time, so that variable rates count alike. */
export const oneFrameASecond = {
  ask: (): string => "select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.999)'",
  /** Of the first `seconds` alone. */
  askFirst: (seconds: number): string =>
    `select='lt(selected_n,${seconds})*(isnan(prev_selected_t)+gte(t-prev_selected_t,0.999))'`,
};

/** Filter `select`: a frame and the one after it, about once a second: what moves in between is the motion of one frame. */
export const pairASecond = {
  ask: (): string => "select='if(mod(selected_n,2),1,isnan(prev_selected_t)+gte(t-prev_selected_t,0.95))'",
};
