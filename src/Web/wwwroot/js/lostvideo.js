// Why a video does not play: its file did not arrive, or this browser cannot play it. And what may be done about it.

// A file that breaks off for good does so at one moment; a line does it anywhere.
const SAME_MOMENT_SECONDS = 1;

/** Says after each error of a video how it goes on. */
export function createReloading(video) {
  let triedAt = null;
  return {
    /**
     * 'lost': the file does not come. 'unplayable': it comes and does not play. 'loading': it is being loaded anew, because a line that broke for
     * a moment leaves the same error as a format that is not known, and by now the file comes.
     */
    async afterError(seconds) {
      if (await isLost(video)) return 'lost';
      if (triedAt !== null && Math.abs(seconds - triedAt) < SAME_MOMENT_SECONDS) return 'unplayable';
      triedAt = seconds;
      video.load();
      return 'loading';
    },
  };
}

/** True where the file does not come. A file that is refused at once and a format that is not known give the same error, so the file is asked for. */
async function isLost(video) {
  if (video.error?.code === MediaError.MEDIA_ERR_NETWORK) return true;
  try {
    const answer = await fetch(video.src, { headers: { Range: 'bytes=0-0' }, cache: 'no-store' });
    await answer.body?.cancel();
    // Whoever is signed out meanwhile is sent to another page, which is no video either.
    return !answer.ok || answer.redirected;
  } catch {
    return true;
  }
}
