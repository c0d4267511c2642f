using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Storage;

/// <summary>The database: accounts, athletes, videos, jobs, reports with their reps and findings. One context per operation.</summary>
public sealed class SquatCoachContext(DbContextOptions<SquatCoachContext> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Athlete> Athletes => Set<Athlete>();

    public DbSet<Video> Videos => Set<Video>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<StoredReport> Reports => Set<StoredReport>();

    public DbSet<StoredRep> Reps => Set<StoredRep>();

    public DbSet<StoredFinding> Findings => Set<StoredFinding>();

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
