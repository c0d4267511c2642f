using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>The database: accounts, groups, athletes, videos, jobs, reports with their reps and findings, goals. One context per operation.</summary>
public sealed class SquatCoachContext(DbContextOptions<SquatCoachContext> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Athlete> Athletes => Set<Athlete>();

    public DbSet<Video> Videos => Set<Video>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<StoredReport> Reports => Set<StoredReport>();

    public DbSet<StoredRep> Reps => Set<StoredRep>();

    public DbSet<StoredFinding> Findings => Set<StoredFinding>();

    public DbSet<AthleteGroup> Groups => Set<AthleteGroup>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<ShareLink> Shares => Set<ShareLink>();

    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    public DbSet<UploadSession> Uploads => Set<UploadSession>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SquatCoachContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
    }
}
