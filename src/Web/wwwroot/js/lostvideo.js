// Why a video does not play: its file did not arrive, or this browser cannot play it.

/** True where the file does not come. A file that is refused at once and a format that is not known give the same error, so the file is asked for. */
export async function isLost(video) {
  if (video.error?.code === MediaError.MEDIA_ERR_NETWORK) return true;
  if (video.error?.code !== MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED) return false;
  try {
    const answer = await fetch(video.src, { headers: { Range: 'bytes=0-0' }, cache: 'no-store' });
    await answer.body?.cancel();
    // Whoever is signed out meanwhile is sent to another page, which is no video either.
    return !answer.ok || answer.redirected;
  } catch {
    return true;
  }
}
