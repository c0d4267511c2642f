using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Keeps a route to those for whom its {id} exists (<see cref="Visibility"/>): everybody else gets 404 before anything of the request is read.</summary>
internal static class Reach
{
    public static TRoute ForVideosSeen<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder => route.For((context, viewer) => context.VideosOf(viewer).Select(video => video.Id));

    public static TRoute ForVideosShared<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder => route.For((context, viewer) => context.SharedVideosOf(viewer).Select(video => video.Id));

    public static TRoute ForAthletesSeen<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder => route.For((context, viewer) => context.AthletesOf(viewer).Select(athlete => athlete.Id));

    public static TRoute ForAthletesManaged<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder => route.For((context, viewer) => context.ManagedAthletesOf(viewer).Select(athlete => athlete.Id));

    public static TRoute ForGroups<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder => route.For((context, viewer) => context.GroupsOf(viewer).Select(group => group.Id));

    private static TRoute For<TRoute>(this TRoute route, Func<SquatCoachContext, Viewer, IQueryable<Guid>> theirs)
        where TRoute : IEndpointConventionBuilder =>
        route.AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            var id = Guid.Parse((string)http.GetRouteValue("id")!);
            var contexts = http.RequestServices.GetRequiredService<IDbContextFactory<SquatCoachContext>>();
            using (var context = await contexts.CreateDbContextAsync(http.RequestAborted))
            {
                if (!await theirs(context, http.Viewer()).ContainsAsync(id, http.RequestAborted))
                {
                    return Results.NotFound();
                }
            }

            return await next(call);
        });
}
