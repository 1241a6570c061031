/** Filter `select`: the first frame, then one each time a second has passed. By time, so that variable rates count alike. */
export const oneFrameASecond = {
  ask: (): string => "select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.999)'",
};
