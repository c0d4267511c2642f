using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using SquatCoach.Storage;
using SquatCoach.Web.Queue;

namespace SquatCoach.Web;

/// <summary>Server-sent events: the state of the queue whenever it changes, so that pages update by themselves.</summary>
internal static class QueueEvents
{
    // Looked up rather than signalled, because the worker may be another process; one small query a second.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    // A browser connects again by itself; a stream must not outlive the sign-in by long.
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(10);

    // Proxies and browsers drop silent connections.
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15);

    public static void MapQueueEvents(this IEndpointRouteBuilder routes)
    {
        // The rows alone, for the page that is already open.
        routes.MapGet("/queue/rows", async (QueueReader reader, HttpContext context) =>
            new RazorComponentResult<QueueRows>(new { (await reader.ReadAsync(context.Viewer(), page: 1, context.RequestAborted)).Rows })).RequireAuthorization(Rights.SignedIn);

        routes.MapGet("/api/queue/events", (HttpContext context, QueueReader reader, IHostApplicationLifetime lifetime, TimeProvider clock, Guid? video) =>
        {
            // The stream must not hold up the end of the program.
            var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(stop);
            return TypedResults.ServerSentEvents(WatchAsync(reader, clock, context.Viewer(), video, stop.Token));
        }).RequireAuthorization(Rights.SignedIn).WithTags("Videos").WithSummary("Server-sent events: the states of the newest videos, or of one, whenever they change; ends after ten minutes.");
    }

    private static async IAsyncEnumerable<SseItem<IReadOnlyList<QueueChange>>> WatchAsync(
        QueueReader reader, TimeProvider clock, Viewer viewer, Guid? video, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + _lifetime;
        var lastSent = DateTimeOffset.MinValue;
        IReadOnlyList<QueueChange> known = [];
        while (clock.GetUtcNow() < end && !cancellationToken.IsCancellationRequested)
        {
            var rows = await ReadAsync(reader, viewer, video, cancellationToken);
            var isNews = lastSent == DateTimeOffset.MinValue || !rows.SequenceEqual(known);
            if (isNews || clock.GetUtcNow() - lastSent > _silence)
            {
                known = rows;
                lastSent = clock.GetUtcNow();
                yield return new SseItem<IReadOnlyList<QueueChange>>(rows, "queue");
            }

            await Task.Delay(_interval, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<IReadOnlyList<QueueChange>> ReadAsync(QueueReader reader, Viewer viewer, Guid? video, CancellationToken cancellationToken)
    {
        if (video is { } id)
        {
            return await reader.ReadAsync(viewer, id, cancellationToken) is { } row ? [QueueChange.From(row)] : [];
        }

        return [.. (await reader.ReadAsync(viewer, page: 1, cancellationToken)).Rows.Select(QueueChange.From)];
    }
}
