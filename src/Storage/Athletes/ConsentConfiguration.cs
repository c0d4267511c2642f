using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SquatCoach.Storage;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(consent => consent.Purpose).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(consent => new { consent.AthleteId, consent.Purpose, consent.WithdrawnAt });
        builder.HasOne(consent => consent.Athlete).WithMany(athlete => athlete.Consents).HasForeignKey(consent => consent.AthleteId).OnDelete(DeleteBehavior.Cascade);
    }
}
