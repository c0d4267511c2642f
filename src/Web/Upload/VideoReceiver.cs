using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using SquatCoach.Capture;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Streams an upload to the disk, looks at what it is, and takes it in. Checks come as early as they can: the size from the header, the kind from
/// the first bytes, the rest from ffprobe in a process of its own. Whatever is refused or breaks off leaves nothing behind.
/// </summary>
internal sealed class VideoReceiver(ServeOptions options, VideoFiles files, VideoIntake intake, UploadParts parts, TimeProvider clock)
{
    private const int BufferSizeBytes = 128 * 1024;

    /// <summary>Takes a video from one stream.</summary>
    /// <exception cref="RefusedUpload">With the reason.</exception>
    public async Task<TakenVideo> ReceiveAsync(Stream content, UploadRequest request, Guid athleteId, Viewer viewer, CancellationToken cancellationToken)
    {
        if (request.AnnouncedBytes > options.MaxUploadBytes)
        {
            throw TooLarge(options);
        }

        return await RefusingAsync(cancellationToken, async () =>
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
            var hash = await HashAsync(incoming.Content, cancellationToken);
            var place = await incoming.KeepAsync(kind.Extension, cancellationToken);
            return await TakeAsync(Row(request, athleteId, viewer, place, kind, sizeBytes, hash, probed));
        });
    }

    /// <summary>Takes a video that has come in parts. What is refused is removed; only a full disk or a missing tool lets it wait for another try.</summary>
    /// <exception cref="RefusedUpload">With the reason.</exception>
    public Task<TakenVideo> TakeAsync(UploadSession upload, UploadRequest request, Viewer viewer) => RefusingAsync(CancellationToken.None, async () =>
    {
        var path = parts.PathOf(upload);
        try
        {
            ContainerKind kind;
            string hash;
            await using (var content = File.OpenRead(path))
            {
                var header = new byte[ContainerKind.HeaderLength];
                kind = KindOf(header.AsSpan(0, await content.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false)));
                hash = await HashAsync(content, CancellationToken.None);
            }

            var probed = await VideoProbe.ProbeAsync(path, new VideoOptions(), CancellationToken.None);
            var place = files.Keep(path, kind.Extension);
            var taken = await TakeAsync(Row(request, upload.AthleteId, viewer, place, kind, upload.SizeBytes, hash, probed));
            await parts.RemoveAsync(upload, CancellationToken.None);
            return taken;
        }
        catch (Exception problem) when (problem is RefusedUpload or VideoException)
        {
            await parts.RemoveAsync(upload, CancellationToken.None);
            throw;
        }
    });

    /// <summary>As soon as its first bytes are there, an upload in parts that is no video is refused and removed: nobody sends gigabytes to be told so.</summary>
    /// <exception cref="RefusedUpload">With the reason.</exception>
    public async Task CheckBeginningAsync(UploadSession upload, CancellationToken cancellationToken)
    {
        if (parts.LengthOf(upload) < Math.Min(ContainerKind.HeaderLength, upload.SizeBytes))
        {
            return;
        }

        var header = new byte[ContainerKind.HeaderLength];
        int count;
        await using (var content = new FileStream(parts.PathOf(upload), FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            count = await content.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        }

        try
        {
            KindOf(header.AsSpan(0, count));
        }
        catch (RefusedUpload)
        {
            await parts.RemoveAsync(upload, CancellationToken.None);
            throw;
        }
    }

    internal static RefusedUpload TooLarge(ServeOptions options) =>
        new(StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"The file is too large; at most {options.MaxUploadBytes / (1 << 20)} MB are taken."));

    private static async Task<TakenVideo> RefusingAsync(CancellationToken cancellationToken, Func<Task<TakenVideo>> take)
    {
        try
        {
            return await take();
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

    private static async Task<string> HashAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    private Video Row(UploadRequest request, Guid athleteId, Viewer viewer, VideoPlace place, ContainerKind kind, long sizeBytes, string hash, ProbedVideo probed) => new()
    {
        AthleteId = athleteId,
        OriginalName = request.FileName,
        Folder = place.Folder,
        FileName = place.FileName,
        ContentType = kind.ContentType,
        CodecName = probed.CodecName,
        SizeBytes = sizeBytes,
        ContentSha256 = hash,
        DurationSeconds = probed.DurationSeconds,
        WidthPx = probed.UprightWidthPx,
        HeightPx = probed.UprightHeightPx,
        UploadedAt = clock.GetUtcNow(),
        UploadedById = viewer.AccountId,
        Exercise = request.Exercise,
        LoadKilograms = request.LoadKilograms,
        Rpe = request.Rpe,
    };

    /// <summary>From here on nothing is undone by a client that hangs up: the file is in its place, and so are its rows or neither.</summary>
    private async Task<TakenVideo> TakeAsync(Video video)
    {
        try
        {
            return await intake.TakeAsync(video, CancellationToken.None);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException problem)
        {
            files.DeleteVideo(video.Folder);
            throw new RefusedUpload(StatusCodes.Status409Conflict, "This athlete was deleted meanwhile; choose another and send the video again.", problem);
        }
        catch
        {
            files.DeleteVideo(video.Folder);
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
                    throw TooLarge(options);
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
}
