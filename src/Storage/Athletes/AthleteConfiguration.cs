using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class AthleteConfiguration : IEntityTypeConfiguration<Athlete>
{
    public void Configure(EntityTypeBuilder<Athlete> builder)
    {
        // Ignoring the case of ASCII letters: "Anna" and "anna" are one athlete, typed twice. Not unique: two coaches may each have an Anna.
        builder.Property(athlete => athlete.Name).HasMaxLength(Athlete.NameMaxLength).UseCollation("NOCASE");
        builder.HasIndex(athlete => athlete.Name);
        builder.HasIndex(athlete => athlete.AccountId);
        builder.HasOne(athlete => athlete.Account).WithMany().HasForeignKey(athlete => athlete.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(athlete => athlete.Videos).WithOne(video => video.Athlete).HasForeignKey(video => video.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
