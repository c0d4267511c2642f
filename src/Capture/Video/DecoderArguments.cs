using System.Globalization;

namespace SquatCoach.Capture;

/// <summary>The command lines of ffprobe and ffmpeg. Pure, so that tests can read them.</summary>
internal static class DecoderArguments
{
    /// <summary>
    /// Containers that phones, cameras and screen recorders write. Playlists (hls, dash, concat), picture sequences, devices and
    /// subtitle formats stay out: they open further files.
    /// </summary>
    public const string Containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,flv,mpeg";

    /// <summary>Codecs of such files. Anything rarer is attack surface without users.</summary>
    public const string Codecs =
        "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,libdav1d,libaom-av1,av1,mpeg4,msmpeg4,mpeg2video,mpeg1video,h263,mjpeg,png,prores,theora,flv";

    /// <summary>
    /// Only the file itself: no network, no pipe, no other protocol that a container could name. The codecs are limited for pictures only;
    /// sound is never decoded, and a track of sound or text in a rare format must not spoil the video.
    /// </summary>
    private static readonly string[] _hostileInput =
        ["-protocol_whitelist", "file", "-format_whitelist", Containers, "-codec_whitelist:v", Codecs];

    private static readonly string _fields =
        "format=duration:stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,avg_frame_rate,r_frame_rate,duration"
        + ":stream_disposition=attached_pic,still_image:stream_tags=rotate,DURATION:stream_side_data=rotation,displaymatrix";

    public static IReadOnlyList<string> Probe(string path) =>
        ["-hide_banner", "-v", "error", .. _hostileInput, "-print_format", "json", "-show_entries", _fields, "-i", FileUrl(path)];

    /// <summary>
    /// Frames as rgb24 in a NUT container on standard output: NUT carries the true time stamp of every frame, a raw pipe would not.
    /// Times count from the start of the file, as in a browser's player. Thinning comes first, then scaling, then turning: the least work.
    /// </summary>
    public static IReadOnlyList<string> Decode(string path, ProbedVideo video, DecodedSize size, VideoOptions options) =>
    [
        "-hide_banner", "-nostdin", "-nostats", "-v", "error", "-threads", Text(options.DecoderThreads), "-max_pixels", Text(options.MaxPixels),
        .. CanTurnLate(video) ? ["-noautorotate"] : Array.Empty<string>(),
        .. _hostileInput, "-i", FileUrl(path),
        "-map", $"0:{Text(video.StreamIndex)}", "-map_metadata", "-1", "-map_chapters", "-1",
        "-filter_threads", "1", "-vf", Filters(video, size, options),
        "-fps_mode", "passthrough", "-enc_time_base", "1:1000000", "-c:v", "rawvideo", "-pix_fmt", "rgb24",
        "-write_index", "0", "-flush_packets", "1", "-f", "nut", "pipe:1",
    ];

    /// <summary>The smallest distance of two kept frames; zero where all are kept.</summary>
    public static double ThinningSeconds(ProbedVideo video, VideoOptions options)
    {
        // Whatever the file claims, no more than twice the wanted rate comes through.
        var floor = 1 / (2 * options.MaxAnalysedRateHz);
        if (!(video.FrameRateHz > options.MaxAnalysedRateHz))
            return floor;

        var step = Math.Ceiling(video.FrameRateHz / options.MaxAnalysedRateHz);
        return Math.Max(floor, (step - 0.5) / video.FrameRateHz);
    }

    /// <summary>Quarter turns are cheaper after scaling; mirrored and crooked tags are left to ffmpeg.</summary>
    private static bool CanTurnLate(ProbedVideo video) => !video.IsMirrored && video.RotationDegrees % 90 == 0;

    private static string Filters(ProbedVideo video, DecodedSize size, VideoOptions options)
    {
        var turn = CanTurnLate(video) ? video.TurnDegrees : video.FurtherTurnDegrees;
        var (width, height) = turn is 90 or 270 ? (size.HeightPx, size.WidthPx) : (size.WidthPx, size.HeightPx);
        var gap = ThinningSeconds(video, options).ToString("0.######", CultureInfo.InvariantCulture);
        var scale = $"select='isnan(prev_selected_t)+gte(t-prev_selected_t\\,{gap})',scale={Text(width)}:{Text(height)}:flags=area,setsar=1";
        return turn switch
        {
            90 => scale + ",transpose=clock",
            180 => scale + ",hflip,vflip",
            270 => scale + ",transpose=cclock",
            _ => scale,
        };
    }

    /// <summary>The prefix keeps dashes, colons and protocol names in a file name from meaning anything.</summary>
    private static string FileUrl(string path) => "file:" + Path.GetFullPath(path);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
