using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>For whom a video is: an athlete whom the uploader may see and who agreed that videos are analysed.</summary>
internal sealed class UploadTarget(IDbContextFactory<SquatCoachContext> contexts, VideoIntake intake, Consents consents, AuditLog audit)
{
    /// <summary>The athlete's id. Records the consent that staff confirm for an athlete without an account.</summary>
    /// <exception cref="RefusedUpload">There is no such athlete for this viewer, or no consent.</exception>
    public async Task<Guid> FindAsync(Viewer viewer, string who, UploadRequest request, CancellationToken cancellationToken)
    {
        if (request.AthleteId is null && !viewer.IsStaff)
        {
            throw new RefusedUpload(StatusCodes.Status400BadRequest, "Please choose an athlete.");
        }

        if (request.AthleteId is null && !request.IsConsentConfirmed)
        {
            throw NoConsent();
        }

        var id = request.AthleteId ?? await intake.FindOrAddAthleteAsync(viewer, request.NewAthlete!, cancellationToken);
        using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.AthletesOf(viewer).AnyAsync(athlete => athlete.Id == id, cancellationToken))
        {
            throw new RefusedUpload(StatusCodes.Status409Conflict, "There is no such athlete any more; choose another and send the video again.");
        }

        if (request.IsConsentConfirmed && !await consents.IsGivenAsync(id, ConsentPurpose.Analysis, cancellationToken)
            && await consents.GiveAsync(viewer, id, ConsentPurpose.Analysis, cancellationToken))
        {
            await audit.WriteAsync(AuditAction.ConsentGiven, viewer.AccountId, who, Speech.InEnglish(() => ConsentTexts.Title(ConsentPurpose.Analysis)), id);
        }

        await RequireConsentAsync(id, cancellationToken);
        return id;
    }

    /// <exception cref="RefusedUpload">The athlete has not agreed, or not any more.</exception>
    public async Task RequireConsentAsync(Guid athleteId, CancellationToken cancellationToken)
    {
        if (!await consents.IsGivenAsync(athleteId, ConsentPurpose.Analysis, cancellationToken))
        {
            throw NoConsent();
        }
    }

    private static RefusedUpload NoConsent() =>
        new(StatusCodes.Status403Forbidden, "The athlete has not agreed that videos are kept and analysed; that comes first. Athletes with an account do it under Privacy.");
}
