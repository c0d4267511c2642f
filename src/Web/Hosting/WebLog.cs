namespace SquatCoach.Web;

internal static partial class WebLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "An upload was refused ({StatusCode}): {Reason}")]
    public static partial void UploadRefused(ILogger logger, int statusCode, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "An upload was broken off by its sender; nothing was kept.")]
    public static partial void UploadAborted(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Analysis of video {VideoId} starts (attempt {Attempt}).")]
    public static partial void JobStarted(ILogger logger, Guid videoId, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Analysis of video {VideoId} is done: {RepCount} reps in {Seconds:0.0} s.")]
    public static partial void JobDone(ILogger logger, Guid videoId, int repCount, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Analysis of video {VideoId} failed: {Reason}")]
    public static partial void JobFailed(ILogger logger, Guid videoId, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Analysis of video {VideoId} failed unexpectedly.")]
    public static partial void JobCrashed(ILogger logger, Exception problem, Guid videoId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Analysis of video {VideoId} was stopped: cancelled, deleted or taken over.")]
    public static partial void LeaseLost(ILogger logger, Guid videoId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The worker could not reach the queue; it tries again.")]
    public static partial void QueueUnreachable(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "The trash could not be emptied; it is tried again in an hour.")]
    public static partial void TrashNotEmptied(ILogger logger, Exception problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Notice}")]
    public static partial void Notice(ILogger logger, string notice);
}
