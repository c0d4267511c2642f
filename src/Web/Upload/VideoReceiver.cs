using System.Buffers;
using System.Globalization;
using SquatCoach.Capture;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Streams an upload to the disk, looks at what it is, and takes it in. Checks come as early as they can: the size from the header, the kind from
/// the first bytes, the rest from ffprobe in a process of its own. Whatever is refused or breaks off leaves nothing behind.
/// </summary>
internal sealed class VideoReceiver(ServeOptions options, VideoFiles files, VideoIntake intake, TimeProvider clock)
{
    private const int BufferSizeBytes = 128 * 1024;

    /// <returns>The new video's id.</returns>
    /// <exception cref="RefusedUpload">With the reason.</exception>
    public async Task<Guid> ReceiveAsync(Stream content, UploadRequest request, CancellationToken cancellationToken)
    {
        if (request.AnnouncedBytes > options.MaxUploadBytes)
        {
            throw TooLarge();
        }

        try
        {
            await using var incoming = files.Receive();
            var kind = await CopyAsync(content, incoming.Content, cancellationToken);
            if (request.AnnouncedBytes is { } announced && incoming.Content.Length != announced)
            {
                throw new RefusedUpload(StatusCodes.Status400BadRequest, "The upload broke off before the end; please send it again.");
            }

            await incoming.Content.FlushAsync(cancellationToken);
            var probed = await VideoProbe.ProbeAsync(incoming.Path, new VideoOptions(), cancellationToken);
            var sizeBytes = incoming.Content.Length;
            var place = await incoming.KeepAsync(kind.Extension, cancellationToken);
            return await TakeAsync(request, place, kind, sizeBytes, probed);
        }
        catch (VideoException problem)
        {
            throw new RefusedUpload(StatusCodes.Status415UnsupportedMediaType, problem.Message, problem);
        }
        catch (ToolMissingException problem)
        {
            throw new RefusedUpload(StatusCodes.Status503ServiceUnavailable, problem.Message, problem);
        }
        catch (IOException problem) when (problem is not BadHttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            throw new RefusedUpload(StatusCodes.Status507InsufficientStorage, "The video could not be stored: the disk of the site is full or cannot be written.", problem);
        }
    }

    /// <summary>From here on nothing is undone by a client that hangs up: the file is in its place, and so are its rows or neither.</summary>
    private async Task<Guid> TakeAsync(UploadRequest request, VideoPlace place, ContainerKind kind, long sizeBytes, ProbedVideo probed)
    {
        try
        {
            var athleteId = request.AthleteId ?? await intake.FindOrAddAthleteAsync(request.NewAthlete!, CancellationToken.None);
            return await intake.TakeAsync(
                new Video
                {
                    AthleteId = athleteId,
                    OriginalName = request.FileName,
                    Folder = place.Folder,
                    FileName = place.FileName,
                    ContentType = kind.ContentType,
                    CodecName = probed.CodecName,
                    SizeBytes = sizeBytes,
                    DurationSeconds = probed.DurationSeconds,
                    WidthPx = probed.UprightWidthPx,
                    HeightPx = probed.UprightHeightPx,
                    UploadedAt = clock.GetUtcNow(),
                },
                CancellationToken.None);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException problem)
        {
            files.DeleteVideo(place.Folder);
            throw new RefusedUpload(StatusCodes.Status409Conflict, "This athlete was deleted meanwhile; choose another and send the video again.", problem);
        }
        catch
        {
            files.DeleteVideo(place.Folder);
            throw;
        }
    }

    private async Task<ContainerKind> CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSizeBytes);
        try
        {
            var count = await from.ReadAtLeastAsync(buffer, ContainerKind.HeaderLength, throwOnEndOfStream: false, cancellationToken);
            var kind = KindOf(buffer.AsSpan(0, count));
            long total = 0;
            while (count > 0)
            {
                total += count;
                if (total > options.MaxUploadBytes)
                {
                    throw TooLarge();
                }

                await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                count = await from.ReadAsync(buffer, cancellationToken);
            }

            return kind;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ContainerKind KindOf(ReadOnlySpan<byte> header)
    {
        var objection = FileSniffer.Objection(header);
        return objection is null && ContainerKind.Of(header) is { } kind
            ? kind
            : throw new RefusedUpload(StatusCodes.Status415UnsupportedMediaType, objection ?? "The file is not a video of a kind that is read here (MP4, MOV, MKV, WebM, AVI, MPEG).");
    }

    private RefusedUpload TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"The file is too large; at most {options.MaxUploadBytes / (1 << 20)} MB are taken."));
}
