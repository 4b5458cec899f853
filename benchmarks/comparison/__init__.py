"""Two other ways to draw the same map, to measure Berdaya's against.

Both read the same store by the same query function as `/map` does, and draw the same
regions; neither is part of the product.
"""
