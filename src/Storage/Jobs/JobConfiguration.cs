using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(job => job.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(job => job.Stage).HasMaxLength(80);
        builder.Property(job => job.LeaseOwner).HasMaxLength(120);
        builder.Property(job => job.Failure).HasMaxLength(Job.FailureMaxLength);

        // What a worker asks for: the oldest job that is queued, or running under a lease that has run out.
        builder.HasIndex(job => new { job.State, job.QueuedAt });
        builder.HasIndex(job => job.VideoId).IsUnique();
    }
}
